import { expect, test } from 'vitest';
import { type LayerParts, rowName, rowTitle } from '../../../web/src/panels/row_names';
import { Texts } from '../../../web/src/text/text';

const english = new Texts('en');
const chinese = new Texts('zh-Hans');
const vector = { kind: 'vector', channels: 1, rows: 1, columns: 8 } as const;
const image = { kind: 'image', channels: 8, rows: 12, columns: 12 } as const;
const sequence = { kind: 'sequence', channels: 1, rows: 10, columns: 8 } as const;
const bias = (rows: number) => ({ name: 'bias', rows, columns: 1 }) as const;
const recurrent = (rows: number) => ({ name: 'recurrentWeights', rows, columns: 8 }) as const;

/** The name of the fifth row of a layer's bias, and what stands over it in Chinese. */
function fifthRow(rows: number, shape: LayerParts['shape'], isRecurrent = false) {
  const segments = isRecurrent ? [recurrent(rows), bias(rows)] : [bias(rows)];
  const layer = { shape, segments, kernel: 0 };
  return [rowName(english, layer, bias(rows), 4), rowTitle(chinese, layer, bias(rows))];
}

test('rows are units, or what a layer has instead of them', () => {
  expect(fifthRow(8, vector)).toEqual(['Unit 5', '神经元']);
  expect(fifthRow(8, image)).toEqual(['Channel 5', '通道']);
  // Layer normalization has a scale for every number of an image.
  expect(fifthRow(8 * 12 * 12, image)).toEqual(['Unit 5', '神经元']);
  expect(fifthRow(8, sequence)).toEqual(['Feature 5', '特征']);
  expect(fifthRow(8, sequence, true)).toEqual(['Unit 5', '神经元']);
});

test('rows of gates are of a unit, gate by gate', () => {
  expect(fifthRow(32, vector, true)).toEqual(['i, unit 5', '门']);
  expect(fifthRow(24, sequence, true)).toEqual(['r, unit 5', '门']);
  const layer = { shape: vector, segments: [recurrent(32)], kernel: 0 };
  expect(rowName(english, layer, recurrent(32), 12)).toBe('f, unit 5');
  expect(rowName(english, layer, recurrent(32), 31)).toBe('o, unit 8');
});
