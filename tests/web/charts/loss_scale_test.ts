import type uPlot from 'uplot';
import { expect, test } from 'vitest';
import { lossAxis } from '../../../web/src/charts/loss_axes';
import { spreadLabels, steadyOrder } from '../../../web/src/charts/loss_labels';
import {
  chartValues,
  linearRange,
  logRange,
  logTicks,
  positiveExtent,
} from '../../../web/src/charts/loss_scale';
import type { Palette } from '../../../web/src/charts/palette';
import { roundTicks } from '../../../web/src/charts/ticks';

test.each([
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [-6, 6, 5, [-5, 0, 5]],
  [0, 0.31, 3, [0, 0.2]],
  [2500, 6500, 5, [3000, 4000, 5000, 6000]],
  [0, 1e7, 5, [0, 2e6, 4e6, 6e6, 8e6, 1e7]],
  [0.5, 9.5, 4, [2, 4, 6, 8]],
  [0.1, 0.9, 3, [0.2, 0.4, 0.6, 0.8]],
  [3, 3, 5, [3]],
  [Number.NaN, 1, 5, []],
])('round ticks from %f to %f', (low, high, count, ticks) => {
  expect(roundTicks(low, high, count)).toEqual(ticks);
});

test('a linear axis starts at zero and leaves a little room above', () => {
  expect(linearRange(0.5, 2)).toEqual([0, 2.1]);
  expect(linearRange(-1, 1)[0]).toBe(-1);
  expect(linearRange(0, 0)).toEqual([0, 1]);
  expect(linearRange(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toEqual([0, 1]);
});

test('a logarithmic axis ends at 1, 2 or 5 times powers of ten around the data', () => {
  expect(logRange([0.013, 0.7])).toEqual([0.01, 1]);
  expect(logRange([0.03, 3])).toEqual([0.02, 5]);
  expect(logRange([1, 1])).toEqual([1, 10]);
  expect(logRange(null)).toEqual([0.1, 1]);
});

test('a loss next to zero does not stretch the logarithmic axis without end', () => {
  const [low, high] = logRange([1e-300, 1]);
  expect(high / low).toBeLessThanOrEqual(1.01e12);
});

test('a run that diverged keeps its beginning on the logarithmic axis', () => {
  expect(logRange([0.013, 6e74])).toEqual([0.01, 1e75]);
  expect(logRange([1e-300, 6e74])[0]).toBeCloseTo(1e-12, 20);
  expect(logTicks(0.1, 1e75, 5)).toEqual([1, 1e20, 1e40, 1e60]);
  expect(logTicks(1e-3, 1e16, 5)).toEqual([1, 1e5, 1e10, 1e15]);
});

test('the chart takes its own ticks however large the losses are', () => {
  const palette = { font: '', numberFont: '', inkSoft: '', line: '' } as unknown as Palette;
  const { incrs } = lossAxis('', palette, String, false);
  if (typeof incrs !== 'function') throw new Error('no steps of our own');
  for (const high of [1e-30, 1, 1e20, 6e74]) {
    // uPlot leaves the axis out where no step of the list takes up room of 30 in 150 pixels.
    const [step = 0] = incrs(null as unknown as uPlot, 1, 0, high, 150, 30);
    expect((150 * step) / high).toBeGreaterThanOrEqual(30);
    expect(step).toBeGreaterThanOrEqual(5); // it knows no digits of its own steps under 5
  }
});

test('logarithmic ticks are powers of ten, finer ones when there is room', () => {
  expect(logTicks(0.01, 1, 6)).toEqual([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
  expect(logTicks(1e-6, 1, 6)).toEqual([1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1]);
  expect(logTicks(1e-12, 1, 4)).toEqual([1e-12, 1e-9, 1e-6, 1e-3, 1]);
});

test('looks for positive losses only', () => {
  const losses = Float64Array.of(0, Number.NaN, 0.5, -1, 4);
  expect(positiveExtent([losses, null])).toEqual([0.5, 4]);
  expect(positiveExtent([Float64Array.of(0, 0)])).toBeNull();
});

test('gaps are null; a zero stands at the floor of a logarithmic axis', () => {
  const losses = Float64Array.of(0, Number.NaN, 2);
  expect(chartValues(losses, 3, null, [])).toEqual([0, null, 2]);
  expect(chartValues(losses, 3, 0.1, [9, 9, 9, 9])).toEqual([0.1, null, 2]);
  expect(chartValues(null, 2, null, [])).toEqual([null, null]);
});

test('labels keep their order and their distance', () => {
  expect(spreadLabels([50, 10], 16, 100, [1, 0])).toEqual([50, 10]);
  expect(spreadLabels([50, 48], 16, 100, [1, 0])).toEqual([57, 41]);
  expect(spreadLabels([50, 48], 16, 100, [0, 1])).toEqual([41, 57]);
  expect(spreadLabels([100, 99], 16, 100, [1, 0])).toEqual([100, 84]);
  expect(spreadLabels([7], 16, 100, [0])).toEqual([7]);
});

test('names change places only when their lines are well apart', () => {
  expect(steadyOrder([], [50, 48], 16)).toEqual([0, 1]);
  expect(steadyOrder([1, 0], [50, 35], 16)).toEqual([0, 1]);
  expect(steadyOrder([0, 1], [50, 30], 16)).toEqual([0, 1]);
  expect(steadyOrder([1, 0], [50, 30], 16)).toEqual([1, 0]);
  expect(steadyOrder([0, 1], [50, 20], 16)).toEqual([1, 0]);
  expect(steadyOrder([1, 0], [50], 16)).toEqual([0]);
});
