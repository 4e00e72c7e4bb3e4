import { button } from '../controls/button';
import { element, setShown } from '../controls/element';
import { OWN_TABLE } from '../experiment/own_table';
import type { Stop } from '../state/store';
import type { PageContext } from './context';
import { fetchWithWords, notFetched } from './fetched_panel';
import { samplesMatch } from './output_view';

/** The button that opens a window in which the reader brings a table; nothing of it leaves the page. */
export function ownTableOpener(context: PageContext): HTMLElement {
  const dialog = element('dialog', { class: 'own-table' });
  const status = element('div');
  const open = async () => {
    status.replaceChildren();
    try {
      const fetch = () => import('./own_table_dialog');
      const { fillOwnTableDialog } = await fetchWithWords(fetch, context);
      fillOwnTableDialog(dialog, context);
      if (dialog.isConnected && !dialog.open) dialog.showModal();
    } catch {
      status.replaceChildren(notFetched(context));
    }
  };
  const opener = button({
    label: context.texts.get('page.ownTable.open'),
    onPress: () => void open(),
  });
  opener.setAttribute('aria-haspopup', 'dialog');
  return element('div', { class: 'own-table-opener' }, [opener, status, dialog]);
}

/** What was done to the reader's table, beneath the datasets while it is the one that is learned. */
export function ownTableReport(context: PageContext): { element: HTMLElement; stop: Stop } {
  const { store } = context;
  const host = element('div', { class: 'own-table-report', hidden: true });
  const stop = store.watch(
    (state) => state.configured,
    async (configured) => {
      const report = configured?.description.table ?? null;
      const isShown = () =>
        store.get().experiment.data.dataset.id === OWN_TABLE && samplesMatch(store.get());
      setShown(host, isShown() && report !== null);
      if (!isShown() || report === null) return;
      const lines = await import('./own_table_report').then(
        ({ reportLines }) => reportLines(context, report), // its words came with the window
        () => [notFetched(context)],
      );
      if (store.get().configured === configured) host.replaceChildren(...lines);
    },
  );
  return { element: host, stop };
}
