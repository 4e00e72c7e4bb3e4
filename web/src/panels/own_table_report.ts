import type { TableReport } from '../../../wasm_bindings/own_table_types';
import { element } from '../controls/element';
import { joined } from '../text/joined';
import type { PageContext } from './context';

/** What was done to the reader's table, in sentences and a list of its inputs. */
export function reportLines(
  { store, texts }: PageContext,
  report: TableReport,
): readonly HTMLElement[] {
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
    element('p', {}, [joined(texts, 'sentences', sentences)]),
    element('details', {}, [
      element('summary', {}, [say('columns', { count: columns.length })]),
      element('ul', {}, columns),
    ]),
    element('p', {}, [texts.get('page.ownTable.notInLinks')]),
  ];
}
