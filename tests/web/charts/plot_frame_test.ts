import { expect, test } from 'vitest';
import { curveRange, steadyRange } from '../../../web/src/charts/curve_frame';
import { axisTitle, toValues, toX, toY } from '../../../web/src/charts/plot_frame';
import { thumbnailFrame } from '../../../web/src/charts/thumbnails';

const axis = (minimum: number, maximum: number) => ({ name: 'x', unit: '', minimum, maximum });
const frame = {
  left: 50,
  top: 10,
  width: 200,
  height: 100,
  horizontal: axis(-1, 1),
  vertical: axis(0, 10),
};

test('right is larger and up is larger', () => {
  expect([toX(frame, -1), toX(frame, 1)]).toEqual([50, 250]);
  expect([toY(frame, 0), toY(frame, 10)]).toEqual([110, 10]);
});

test('pixels lead back to values, and outside to nothing', () => {
  expect(toValues(frame, 150, 60)).toEqual([0, 5]);
  expect(toValues(frame, 49, 60)).toBeNull();
  expect(toValues(frame, 150, 111)).toBeNull();
});

test('a title has its unit in brackets', () => {
  expect(axisTitle(axis(0, 1))).toBe('x');
  expect(axisTitle({ ...axis(0, 1), unit: 'mm' })).toBe('x (mm)');
});

const view = {
  task: 'regression',
  columnCount: 1,
  horizontalColumn: 0,
  verticalColumn: 0,
  horizontal: axis(0, 1),
  vertical: axis(0, 1),
  classes: [],
  predictionRange: [0, 1],
} as const;
const samples = { columns: Float32Array.of(0, 1), targets: Float32Array.of(-1, 3) };
const picture = (...values: number[]) => ({
  predictions: Float32Array.from(values),
  predictionResolution: values.length,
  predictionRows: 1,
});

test('a curve chart holds all samples and a curve near them', () => {
  const [low, high] = curveRange(view, [samples, null], picture(-2, 4));
  expect(low).toBeLessThanOrEqual(-2);
  expect(high).toBeGreaterThanOrEqual(4);
});

test('a curve that runs away does not flatten the samples', () => {
  const values = [1e9, -1e9, Number.NaN, Number.POSITIVE_INFINITY];
  const [low, high] = curveRange(view, [samples], picture(...values));
  expect(high - low).toBeLessThan(4 * 3.5);
});

test('a steady axis moves only when it must', () => {
  const current = [0, 10] as const;
  expect(steadyRange(null, current)).toBe(current);
  expect(steadyRange(current, [1, 9])).toBe(current);
  expect(steadyRange(current, [1, 11])).toEqual([1, 11]);
  expect(steadyRange(current, [1, 2])).toEqual([1, 2]);
});

const thumbnail = {
  task: 'binary',
  columnCount: 2,
  horizontalColumn: 0,
  verticalColumn: 1,
  classCount: 2,
  columns: Float32Array.of(1, 20, 3, 40),
  targets: Float32Array.of(0, 1),
} as const;

test('a thumbnail shows its samples from edge to edge, right way up', () => {
  const small = thumbnailFrame(thumbnail, 48, 48, 4);
  expect([toX(small, 1), toX(small, 3)]).toEqual([4, 44]);
  expect([toY(small, 20), toY(small, 40)]).toEqual([44, 4]);
});

test('a thumbnail of one column has the target as its height; constants get room', () => {
  const line = { ...thumbnail, columnCount: 1, columns: Float32Array.of(2, 2) };
  const small = thumbnailFrame(line, 48, 48, 4);
  expect(small.vertical).toMatchObject({ minimum: 0, maximum: 1 });
  expect(small.horizontal).toMatchObject({ minimum: 1.5, maximum: 2.5 });
});
