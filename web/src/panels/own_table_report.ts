import type { TableReport } from '../../../wasm_bindings/own_table_types';
import { element, setShown } from '../controls/element';
import { OWN_TABLE } from '../experiment/own_table';
import type { Stop } from '../state/store';
import type { PageContext } from './context';
import { samplesMatch } from './output_view';

/** What was done to the reader's table, beneath the datasets while it is the one that is learned. */
export function ownTableReport(context: PageContext): { element: HTMLElement; stop: Stop } {
  const { store } = context;
  const host = element('div', { class: 'own-table-report', hidden: true });
  const stop = store.watch(
    (state) => state.configured,
    () => {
      const state = store.get();
      const report = state.configured?.description.table ?? null;
      const isOwn = state.experiment.data.dataset.id === OWN_TABLE && samplesMatch(state);
      setShown(host, isOwn && report !== null);
      if (isOwn && report !== null) host.replaceChildren(...lines(context, report));
    },
  );
  return { element: host, stop };
}

function lines({ store, texts }: PageContext, report: TableReport): readonly HTMLElement[] {
  const say = (key: string, values: Readonly<Record<string, number | string>> = {}) =>
    texts.get(`page.ownTable.report.${key}`, values);
  const { configured } = store.get();
  const description = configured?.description;
  const sentences = [
    say('rows', { training: description?.trainingCount ?? 0, test: description?.testCount ?? 0 }),
  ];
  const filled = report.columns.reduce((sum, column) => sum + column.filled, 0);
  if (report.rowsWithoutTarget > 0)
    sentences.push(say('withoutTarget', { count: report.rowsWithoutTarget }));
  if (report.rowsWithGaps > 0) sentences.push(say('withGaps', { count: report.rowsWithGaps }));
  if (filled > 0) sentences.push(say('filled', { count: filled }));
  if (report.unknownCategories > 0)
    sentences.push(say('unknownCategories', { count: report.unknownCategories }));
  sentences.push(say(`scaling.${report.scaling}`));
  if (description?.task === 'regression' && report.scaling !== 'none') {
    const { targetMean: mean, targetDeviation: deviation } = report;
    sentences.push(say('target', { mean, deviation }));
  }
  const columns = report.columns.map(({ minimum, maximum, mean }, index) =>
    element('li', {}, [
      say('column', { name: texts.columnLabel(`own${index + 1}`), minimum, maximum, mean }),
    ]),
  );
  return [
    element('p', {}, [sentences.join(texts.language === 'zh-Hans' ? '' : ' ')]),
    element('details', {}, [
      element('summary', {}, [say('columns', { count: columns.length })]),
      element('ul', {}, columns),
    ]),
    element('p', {}, [texts.get('page.ownTable.notInLinks')]),
  ];
}
