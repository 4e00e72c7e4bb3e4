import { expect, test } from 'vitest';
import type { ShownMatrix, TracedLayer } from '../../../wasm_bindings/inspection_types';
import {
  entryOf,
  medianOf,
  nearestWeight,
  parameterOf,
  placeOfLargest,
} from '../../../web/src/panels/pass_numbers';

const matrix: ShownMatrix = { rows: 2, columns: 3, values: Float32Array.of(1, 2, 3, 4, 5, 6) };
const layer = (weightOffset: number, biasOffset: number): TracedLayer =>
  ({
    weightOffset,
    biasOffset,
    weightRows: weightOffset < 0 ? 0 : 2,
    weightColumns: weightOffset < 0 ? 0 : 3,
  }) as TracedLayer;

test('matrices stand column by column', () => {
  expect([entryOf(matrix, 0, 0), entryOf(matrix, 1, 0), entryOf(matrix, 0, 2)]).toEqual([1, 2, 5]);
  expect([entryOf(matrix, 2, 0), entryOf(matrix, 0, 3)]).toEqual([null, null]);
});

test('a weight is found among all parameters', () => {
  const layers = [layer(-1, -1), layer(10, 30)];
  expect(parameterOf(layers, { layer: 1, unit: 1, input: 2 })).toBe(10 + 2 * 2 + 1);
  expect(parameterOf(layers, { layer: 1, unit: 1, input: null })).toBe(31);
});

test('the nearest weight is one that there is', () => {
  const layers = [layer(-1, -1), layer(10, -1), layer(20, 40)];
  const near = (one: number, unit: number, input: number | null) =>
    nearestWeight(layers, { layer: one, unit, input });
  expect(near(2, 1, null)).toEqual({ layer: 2, unit: 1, input: null });
  expect(near(1, 1, null)).toEqual({ layer: 1, unit: 1, input: 0 });
  expect(near(0, 0, 0)).toEqual({ layer: 1, unit: 0, input: 0 });
  expect(near(2, 9, 9)).toEqual({ layer: 2, unit: 1, input: 2 });
  expect(nearestWeight([layer(-1, -1)], { layer: 0, unit: 0, input: 0 })).toBeNull();
});

test('median and largest', () => {
  expect(medianOf(Float64Array.of(10, 9, 1))).toBe(9);
  expect(medianOf(Float64Array.of(4, 1, 2, 10))).toBe(3);
  expect(medianOf(new Float64Array(0))).toBeNaN();
  expect(placeOfLargest(Float64Array.of(1, 7, 3))).toBe(1);
  expect(placeOfLargest(new Float64Array(0))).toBe(0);
});
