import { expect, test } from 'vitest';
import { type CandidateView, scoreRange } from '../../../web/src/charts/candidate_chart';
import { labelStride, linearAxis, logarithmicAxis, shareOn } from '../../../web/src/charts/graph';
import { lossRange, nearestStep } from '../../../web/src/charts/rate_chart';

const format = String;

test('a logarithmic axis has its powers of ten at equal distances', () => {
  const axis = logarithmicAxis('rate', [1e-5, 10], format);
  expect(axis.ticks.map(({ value }) => value)).toEqual([1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10]);
  axis.ticks.forEach(({ value }, place) => {
    expect(shareOn(axis, value)).toBeCloseTo(place / 6, 12);
  });
});

test('a range within one power of ten is labelled at its ends', () => {
  const values = logarithmicAxis('rate', [0.2, 0.7], format).ticks.map(({ value }) => value);
  expect(values).toEqual([0.2, 0.7]);
});

test('a linear axis goes from end to end', () => {
  const axis = linearAxis('loss', [1, 3], format);
  expect([1, 2, 3, 4].map((value) => shareOn(axis, value))).toEqual([0, 0.5, 1, 1.5]);
});

test('labels that would touch are left out at equal distances', () => {
  expect(labelStride([20, 30], 40)).toBe(1);
  expect(labelStride([20, 30], 20)).toBe(2);
  expect(labelStride([], 20)).toBe(1);
});

const curve = (points: readonly number[]) => ({
  lowestRate: 1,
  highestRate: 100,
  startLoss: 1,
  points: Float64Array.from(points),
  suggestedRate: null,
  divergenceRate: null,
});

test('losses are shown up to twice the first, however far the last ones go', () => {
  const [low, high] = lossRange(curve([1, 0.5, 0.6, 10, 900, 450]));
  expect(low).toBeLessThan(0.5);
  expect(low).toBeGreaterThan(0.3);
  expect(high).toBeGreaterThan(2);
  expect(high).toBeLessThan(2.2);
  const [flatLow, flatHigh] = lossRange(curve([]));
  expect(flatLow).toBeLessThan(1);
  expect(flatHigh).toBeGreaterThan(1);
});

test('the nearest step is nearest by ratio', () => {
  const { points } = curve([1, 0, 0, 10, 0, 0, 100, 0, 0]);
  expect([0.1, 2, 4, 31, 32, 1000].map((rate) => nearestStep(points, rate))).toEqual([
    0, 0, 1, 1, 2, 2,
  ]);
});

const view = (means: readonly number[], largerIsBetter = false): CandidateView => ({
  candidates: means.map((mean) => ({ label: '', mean, standardError: 0.1 })),
  best: null,
  chosen: null,
  largerIsBetter,
});

test('candidates much worse than the better half are cut off, others shown with their errors', () => {
  const [low, high] = scoreRange(view([1, 1.5, 2, 2.5]));
  expect(low).toBeLessThan(0.9);
  expect(high).toBeGreaterThan(2.6);
  expect(scoreRange(view([1, 1.5, 1000, Number.POSITIVE_INFINITY]))[1]).toBeLessThan(6);
  expect(scoreRange(view([1, Number.NaN, Number.POSITIVE_INFINITY]))[1]).toBeLessThan(2);
  expect(scoreRange(view([]))).toEqual([0, 1]);
});

test('where more is better the range is mirrored', () => {
  const [low, high] = scoreRange(view([1, 1.5, -1000], true));
  expect(high).toBeGreaterThan(1.6);
  expect(high).toBeLessThan(2.5);
  expect(low).toBeGreaterThan(-6);
});
