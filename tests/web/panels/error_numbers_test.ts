import { describe, expect, test } from 'vitest';
import { datasetEntry } from '../../../web/src/experiment/catalog';
import {
  metricText,
  sharesOfRows,
  suitingMetrics,
  worstHead,
  worstRows,
} from '../../../web/src/panels/error_numbers';
import { languages, Texts } from '../../../web/src/text/text';

const texts = new Texts('en');
const circle = datasetEntry('circle');
const penguins = datasetEntry('penguins');
const plane = datasetEntry('plane');

const errors = (predictions: number[], worst: [number, number, number, number][]) => ({
  metrics: [],
  confusion: new Int32Array(),
  predictions: Float32Array.from(predictions),
  worst: worst.map(([sample, trueClass, predictedClass, loss]) => ({
    sample,
    trueClass,
    predictedClass,
    loss,
  })),
});
const samples = (...targets: number[]) => ({
  columns: new Float32Array(),
  targets: Float32Array.from(targets),
});

test('classes and values have their own metrics, the one of the read-outs first', () => {
  const ids = (dataset: typeof circle) => suitingMetrics(dataset).map(({ id }) => id);
  expect(ids(circle)[0]).toBe('accuracy');
  expect(ids(circle)).toContain('rocAuc');
  expect(ids(penguins)).toEqual(ids(circle));
  expect(ids(plane)).toEqual(['r2', 'meanAbsoluteError', 'rootMeanSquare']);
});

test('shares are shown in per cent, other metrics as numbers', () => {
  expect(metricText(texts, 'recall', 0.8125)).toBe('81.25%');
  expect(metricText(texts, 'rootMeanSquare', 0.8125)).toBe('0.8125');
  expect(metricText(texts, 'rocAuc', Number.NaN)).toBe('–');
});

test('a count is shaded by its share of its true class', () => {
  const counts = Int32Array.of(3, 1, 0, 0, 0, 0, 2, 2, 4);
  expect(sharesOfRows(counts, 3)).toEqual([0.75, 0.25, 0, 0, 0, 0, 0.25, 0.25, 0.5]);
});

describe('the worst samples', () => {
  test('of two classes have the one output', () => {
    const part = errors([0.1, 0.2, 0.9, 0.4], [[2, 0, 1, 2.4567]]);
    expect(worstRows(texts, circle, part, samples(0, 0, 0, 1))).toEqual([
      [
        '3',
        texts.classLabel(circle.classes[0] ?? ''),
        texts.classLabel(circle.classes[1] ?? ''),
        '0.9',
        '2.457',
      ],
    ]);
  });

  test('of more classes have the output of their own class', () => {
    const part = errors([0.5, 0.3, 0.2, 0.1, 0.2, 0.7], [[1, 1, 2, 1.6]]);
    expect(worstRows(texts, penguins, part, samples(0, 1))).toEqual([
      [
        '2',
        texts.classLabel(penguins.classes[1] ?? ''),
        texts.classLabel(penguins.classes[2] ?? ''),
        '0.2',
        '1.6',
      ],
    ]);
  });

  test('of values have both values', () => {
    const part = errors([0.5, -3], [[1, -1, -1, 16]]);
    expect(worstRows(texts, plane, part, samples(0, 1))).toEqual([['2', '1', '−3', '16']]);
  });

  test('without a predicted class say so', () => {
    const part = errors([Number.NaN], [[0, 1, -1, Number.NaN]]);
    expect(worstRows(texts, circle, part, samples(1))[0]?.slice(2)).toEqual(['–', '–', '–']);
  });

  test.each(languages)('have a title for each column in %s', (language) => {
    for (const dataset of [circle, penguins, plane]) {
      const part = errors([0, 0, 0], [[0, 0, 0, 1]]);
      const [row = []] = worstRows(new Texts(language), dataset, part, samples(0));
      expect(worstHead(new Texts(language), dataset)).toHaveLength(row.length);
    }
  });
});
