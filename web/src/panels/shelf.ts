import { tabs } from '../controls/tabs';
import type { PanelId } from '../state/page_state';
import { aboutPanel } from './about_panel';
import { type Panel, stopAll } from './context';
import { dataTablePanel } from './data_table_panel';
import { errorsPanel } from './errors_panel';
import { gradientsPanel } from './gradients_panel';
import { landscapePanel } from './landscape_panel';
import { passPanel } from './pass_panel';
import { selectionPanel } from './selection_panel';
import { weightsPanel } from './weights_panel';

/** The shelf's panels in order; each fills the same place. */
const PANELS: readonly { readonly id: PanelId; readonly panel: Panel }[] = [
  { id: 'about', panel: aboutPanel },
  { id: 'weights', panel: weightsPanel },
  { id: 'gradients', panel: gradientsPanel },
  { id: 'pass', panel: passPanel },
  { id: 'landscape', panel: landscapePanel },
  { id: 'errors', panel: errorsPanel },
  { id: 'selection', panel: selectionPanel },
  { id: 'dataTable', panel: dataTablePanel },
];

/** Panels under the fold, one open at a time. */
export const shelf: Panel = (host, context) => {
  const { texts, store, actions } = context;
  const row = tabs({
    label: texts.get('page.shelf.label'),
    tabs: PANELS.map(({ id }) => ({ id, label: texts.get(`page.shelf.${id}.title`) })),
    value: store.get().view.openPanel,
    onChange: (id) =>
      actions.look({ openPanel: PANELS.find((entry) => entry.id === id)?.id ?? null }),
  });
  host.replaceChildren(row.element);
  let stopPanel = () => {};
  return stopAll([
    () => stopPanel(),
    store.watch(
      (state) => state.view.openPanel,
      (open) => {
        stopPanel();
        row.panel.replaceChildren();
        row.set(open);
        const entry = PANELS.find(({ id }) => id === open);
        stopPanel = entry ? entry.panel(row.panel, context) : () => {};
      },
    ),
  ]);
};
