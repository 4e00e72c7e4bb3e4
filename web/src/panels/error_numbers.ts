import type { SamplesOfPart } from '../../../wasm_bindings/descent_module';
import type { ErrorsOfPart } from '../../../wasm_bindings/errors_types';
import { type DatasetEntry, entries, findEntry, type MetricEntry } from '../experiment/catalog';
import type { Texts } from '../text/text';
import { formatPercent } from './formats';

/** The numbers of the panel of errors, before they stand in tables. */

/** The metrics that suit a dataset, in menu order. */
export function suitingMetrics({ task }: DatasetEntry): readonly MetricEntry[] {
  return entries('metrics').filter(({ tasks }) => tasks.includes(task));
}

/** A metric's value as it is shown: shares in per cent. */
export function metricText(texts: Texts, id: string, value: number): string {
  return findEntry('metrics', id)?.isShare
    ? formatPercent(texts, value)
    : texts.formatNumber(value);
}

/** Each count's share of its row, which is its true class; 0 in rows without samples. */
export function sharesOfRows(counts: Int32Array, classes: number): number[] {
  return Array.from(counts, (count, place) => {
    const start = place - (place % classes);
    const sum = counts.subarray(start, start + classes).reduce((total, one) => total + one, 0);
    return sum === 0 ? 0 : count / sum;
  });
}

/** Where a network has several outputs, the one of the sample's own class is shown. */
export function outputTitle(texts: Texts, { task }: DatasetEntry): string {
  return texts.get(`page.shelf.errors.${task === 'multiclass' ? 'outputOfClass' : 'output'}`);
}

/** The titles of the table of worst samples. */
export function worstHead(texts: Texts, dataset: DatasetEntry): readonly string[] {
  const get = (name: string) => texts.get(`page.shelf.errors.${name}`);
  if (dataset.task === 'regression') {
    return [get('sample'), get('trueValue'), get('predictedValue'), get('loss')];
  }
  return [
    get('sample'),
    get('trueClass'),
    get('predicted'),
    outputTitle(texts, dataset),
    get('loss'),
  ];
}

/** The worst samples of a part of the data, in the columns of `worstHead`. */
export function worstRows(
  texts: Texts,
  dataset: DatasetEntry,
  { worst, predictions }: ErrorsOfPart,
  { targets }: SamplesOfPart,
): readonly (readonly string[])[] {
  const outputs = targets.length === 0 ? 1 : predictions.length / targets.length;
  const className = (id: number) =>
    id < 0 ? texts.formatNumber(null) : texts.classLabel(dataset.classes[id] ?? '');
  return worst.map(({ sample, trueClass, predictedClass, loss }) => {
    const output = dataset.task === 'multiclass' ? trueClass : 0;
    const prediction = texts.formatNumber(predictions[sample * outputs + output]);
    const classes =
      dataset.task === 'regression'
        ? [texts.formatNumber(targets[sample])]
        : [className(trueClass), className(predictedClass)];
    return [texts.formatInteger(sample + 1), ...classes, prediction, texts.formatNumber(loss)];
  });
}
