import { expect, test } from 'vitest';
import { classRgb, createDivergingTable, packPixel } from '../../../web/src/charts/color_scale';
import {
  magnitude,
  paintClasses,
  paintValues,
  refineGrid,
} from '../../../web/src/charts/grid_colors';
import { sampleGrid } from '../../../web/src/charts/sample_grid';

const table = createDivergingTable();
const lowest = table[0];
const highest = table[255];

test('turns rows over: the smallest vertical value is at the bottom', () => {
  const pixels = new Uint32Array(4);
  const values = Float32Array.of(-1, -1, 1, 1); // row 0, the bottom, is low
  paintValues(values, { offset: 0, columns: 2, rows: 2 }, [-1, 1], table, pixels);
  expect([...pixels]).toEqual([highest, highest, lowest, lowest]);
});

test('keeps columns from left to right, and places inside larger arrays', () => {
  const pixels = new Uint32Array(4);
  const values = Float32Array.of(9, 9, 9, -1, 1);
  paintValues(values, { offset: 3, columns: 2, rows: 1 }, [-1, 1], table, pixels, 2);
  expect([...pixels]).toEqual([0, 0, lowest, highest]);
});

test('clamps what is out of range and paints NaN in the middle colour', () => {
  const pixels = new Uint32Array(4);
  const values = Float32Array.of(-1e30, 1e30, Number.NaN, Number.POSITIVE_INFINITY);
  paintValues(values, { offset: 0, columns: 4, rows: 1 }, [0, 1], table, pixels);
  expect([...pixels]).toEqual([lowest, highest, table[128], highest]);
});

test('two levels are the two ends, split in the middle of the range', () => {
  const pixels = new Uint32Array(4);
  const values = Float32Array.of(0, 0.49, 0.51, 1);
  paintValues(values, { offset: 0, columns: 4, rows: 1 }, [0, 1], table, pixels, 0, 2);
  expect([...pixels]).toEqual([lowest, lowest, highest, highest]);
});

test('a sure class wears its own colour, an even doubt the neutral one', () => {
  const colors = [0, 1, 2].map((index) => classRgb(index, 3));
  const pixels = new Uint32Array(2);
  const third = 1 / 3;
  const values = Float32Array.of(1, third, 0, third, 0, third);
  paintClasses(values, { offset: 0, columns: 2, rows: 1 }, colors, pixels);
  expect(pixels[0]).toBe(packPixel(...(colors[0] ?? [0, 0, 0])));
  for (const shift of [0, 8, 16]) {
    expect(((pixels[1] ?? 0) >>> shift) & 255).toBeGreaterThanOrEqual(244);
  }
});

test('discretised classes show only the largest; no number at all is neutral', () => {
  const colors = [0, 1, 2].map((index) => classRgb(index, 3));
  const pixels = new Uint32Array(2);
  const values = Float32Array.of(0.3, Number.NaN, 0.4, Number.NaN, 0.3, Number.NaN);
  paintClasses(values, { offset: 0, columns: 2, rows: 1 }, colors, pixels, true);
  expect(pixels[0]).toBe(packPixel(...(colors[1] ?? [0, 0, 0])));
  expect(pixels[1]).toBe(packPixel(245, 245, 245));
});

test('refinement keeps the grid’s own points and runs straight between them', () => {
  const fine = new Float32Array(25);
  refineGrid(Float32Array.of(0, 4, 8, 12), { offset: 0, columns: 2, rows: 2 }, 4, fine);
  expect([fine[0], fine[4], fine[20], fine[24]]).toEqual([0, 4, 8, 12]);
  expect([...fine.subarray(0, 5)]).toEqual([0, 1, 2, 3, 4]);
  expect(fine[12]).toBe(6);
});

test('refines a single row', () => {
  const fine = new Float32Array(5);
  refineGrid(Float32Array.of(0, 1, 2), { offset: 0, columns: 3, rows: 1 }, 2, fine);
  expect([...fine]).toEqual([0, 0.5, 1, 1.5, 2]);
});

test('finds the largest finite magnitude', () => {
  const values = Float32Array.of(100, 1, -3, Number.NaN, Number.NEGATIVE_INFINITY);
  expect(magnitude(values, 1, 4, 1e-6)).toBe(3);
  expect(magnitude(new Float32Array(4), 0, 4, 1e-6)).toBe(1e-6);
});

test('reads every output between grid points, upwards', () => {
  const axis = { name: '', unit: '', minimum: 0, maximum: 1 };
  const picture = {
    predictions: Float32Array.of(0, 1, 2, 3, 10, 10, 20, 20),
    predictionResolution: 2,
    predictionRows: 2,
  };
  const axes = { horizontal: axis, vertical: axis };
  expect(sampleGrid(picture, axes, 0.5, 0)).toEqual([0.5, 10]);
  expect(sampleGrid(picture, axes, 1, 0.5)).toEqual([2, 15]);
  expect(sampleGrid(picture, axes, 9, 9)).toEqual([3, 20]);
});
