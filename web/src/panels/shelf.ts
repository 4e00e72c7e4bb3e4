import { tabs } from '../controls/tabs';
import type { PanelId } from '../state/page_state';
import { type Panel, stopAll } from './context';
import { fetchedPanel } from './fetched_panel';

/** The shelf's panels in order; each fills the same place, and is fetched when it is first opened. */
const PANELS: readonly { readonly id: PanelId; readonly panel: Panel }[] = [
  {
    id: 'about',
    panel: fetchedPanel(() => import('./about_panel').then((file) => file.aboutPanel)),
  },
  {
    id: 'weights',
    panel: fetchedPanel(() => import('./weights_panel').then((file) => file.weightsPanel)),
  },
  {
    id: 'gradients',
    panel: fetchedPanel(() => import('./gradients_panel').then((file) => file.gradientsPanel)),
  },
  { id: 'pass', panel: fetchedPanel(() => import('./pass_panel').then((file) => file.passPanel)) },
  {
    id: 'landscape',
    panel: fetchedPanel(() => import('./landscape_panel').then((file) => file.landscapePanel)),
  },
  {
    id: 'errors',
    panel: fetchedPanel(() => import('./errors_panel').then((file) => file.errorsPanel)),
  },
  {
    id: 'selection',
    panel: fetchedPanel(async ({ actions }) => {
      // With what carries out its runs, so that they begin with the press.
      const parts = [import('./selection_panel'), actions.fetchSelection()] as const;
      const [{ selectionPanel }] = await Promise.all(parts);
      return selectionPanel;
    }),
  },
  {
    id: 'dataTable',
    panel: fetchedPanel(() => import('./data_table_panel').then((file) => file.dataTablePanel)),
  },
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
      (chosen) => {
        stopPanel();
        row.panel.replaceChildren();
        row.set(chosen);
        const entry = PANELS.find(({ id }) => id === chosen);
        stopPanel = entry ? entry.panel(row.panel, context) : () => {};
      },
    ),
  ]);
};
