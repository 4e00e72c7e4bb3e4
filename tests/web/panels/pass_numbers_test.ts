import { expect, test } from 'vitest';
import type {
  ShownMatrix,
  TracedLayer,
  TracedSegment,
} from '../../../wasm_bindings/inspection_types';
import {
  entryOf,
  isSameQuestion,
  learnedSegments,
  medianOf,
  nearestWeight,
  parameterOf,
  placeOfLargest,
} from '../../../web/src/panels/pass_numbers';

const matrix: ShownMatrix = { rows: 2, columns: 3, values: Float32Array.of(1, 2, 3, 4, 5, 6) };
const segment = (name: TracedSegment['name'], offset: number, columns: number): TracedSegment =>
  ({ name, offset, rows: 2, columns, learned: name !== 'mean' }) as TracedSegment;
const layer = (...segments: readonly TracedSegment[]): TracedLayer => ({ segments }) as TracedLayer;
const none = layer();
const dense = layer(segment('weights', 10, 3), segment('bias', 30, 1));
const normalization = layer(
  segment('scale', 40, 1),
  segment('shift', 42, 1),
  segment('mean', 44, 1),
);

test('matrices stand column by column', () => {
  expect([entryOf(matrix, 0, 0), entryOf(matrix, 1, 0), entryOf(matrix, 0, 2)]).toEqual([1, 2, 5]);
  expect([entryOf(matrix, 2, 0), entryOf(matrix, 0, 3)]).toEqual([null, null]);
});

test('a parameter is found among all', () => {
  const layers = [none, dense];
  expect(parameterOf(layers, { layer: 1, segment: 'weights', row: 1, column: 2 })).toBe(15);
  expect(parameterOf(layers, { layer: 1, segment: 'bias', row: 1, column: 0 })).toBe(31);
  expect(parameterOf(layers, { layer: 1, segment: 'scale', row: 1, column: 0 })).toBe(0);
});

test('the nearest parameter is one that there is, and has a gradient', () => {
  const layers = [none, dense, normalization];
  const near = (one: number, name: TracedSegment['name'], row: number, column: number) =>
    nearestWeight(layers, { layer: one, segment: name, row, column });
  expect(near(1, 'bias', 1, 2)).toEqual({ layer: 1, segment: 'bias', row: 1, column: 0 });
  expect(near(2, 'weights', 9, 9)).toEqual({ layer: 2, segment: 'scale', row: 1, column: 0 });
  expect(near(2, 'mean', 0, 0)).toEqual({ layer: 2, segment: 'scale', row: 0, column: 0 });
  expect(near(0, 'weights', 0, 5)).toEqual({ layer: 1, segment: 'weights', row: 0, column: 2 });
  expect(nearestWeight([none], { layer: 0, segment: 'weights', row: 0, column: 0 })).toBeNull();
  expect(learnedSegments(normalization).map(({ name }) => name)).toEqual(['scale', 'shift']);
});

test('an answer is for its own samples and parameter alone', () => {
  const asked = { samples: 'one', sample: 3, parameter: 5 } as const;
  expect(isSameQuestion(asked, { ...asked })).toBe(true);
  expect(isSameQuestion(asked, { ...asked, samples: 'nextBatch' })).toBe(false);
  expect(isSameQuestion(asked, { ...asked, sample: 4 })).toBe(false);
  expect(isSameQuestion(asked, { ...asked, parameter: 6 })).toBe(false);
  const batch = { ...asked, samples: 'nextBatch' } as const;
  expect(isSameQuestion(batch, { ...batch, sample: 4 })).toBe(true);
  expect(isSameQuestion(batch, { ...batch, parameter: 6 })).toBe(false);
});

test('median and largest', () => {
  expect(medianOf(Float64Array.of(10, 9, 1))).toBe(9);
  expect(medianOf(Float64Array.of(4, 1, 2, 10))).toBe(3);
  expect(medianOf(new Float64Array(0))).toBeNaN();
  expect(placeOfLargest(Float64Array.of(1, 7, 3))).toBe(1);
  expect(placeOfLargest(new Float64Array(0))).toBe(0);
});
