import { element } from '../controls/element';
import { tabs } from '../controls/tabs';
import type { PanelId } from '../state/page_state';
import type { Stop } from '../state/store';
import { type PageContext, type Panel, stopAll } from './context';

/** The shelf's panels in order; each fills the same place, and is fetched when it is first opened. */
const PANELS: readonly { readonly id: PanelId; readonly fetch: () => Promise<Panel> }[] = [
  { id: 'about', fetch: () => import('./about_panel').then((file) => file.aboutPanel) },
  { id: 'weights', fetch: () => import('./weights_panel').then((file) => file.weightsPanel) },
  { id: 'gradients', fetch: () => import('./gradients_panel').then((file) => file.gradientsPanel) },
  { id: 'pass', fetch: () => import('./pass_panel').then((file) => file.passPanel) },
  { id: 'landscape', fetch: () => import('./landscape_panel').then((file) => file.landscapePanel) },
  { id: 'errors', fetch: () => import('./errors_panel').then((file) => file.errorsPanel) },
  { id: 'selection', fetch: () => import('./selection_panel').then((file) => file.selectionPanel) },
  {
    id: 'dataTable',
    fetch: () => import('./data_table_panel').then((file) => file.dataTablePanel),
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
        stopPanel = entry ? open(entry.fetch, row.panel, context) : () => {};
      },
    ),
  ]);
};

/** Fills the place when the panel has been fetched, unless it has been closed meanwhile. */
function open(fetch: () => Promise<Panel>, host: HTMLElement, context: PageContext): Stop {
  let isOpen = true;
  let stop: Stop = () => {};
  fetch().then(
    (panel) => {
      if (isOpen) stop = panel(host, context);
    },
    () => {
      const text = context.texts.get('page.shelf.notFetched');
      if (isOpen) host.replaceChildren(element('p', { role: 'status' }, [text]));
    },
  );
  return () => {
    isOpen = false;
    stop();
  };
}
