import { expect, test } from 'vitest';
import { valueRange } from '../../../web/src/charts/value_plot';

const pairs = (targets: number[], predictions: number[]) => ({
  targets: Float32Array.from(targets),
  predictions: Float32Array.from(predictions),
});

test('the range holds all true values of both parts, with a margin', () => {
  const [low, high] = valueRange([pairs([0, 5], [1, 2]), pairs([-5, 1], [0, 0])]);
  expect([low, high]).toEqual([-5.4, 5.4]);
});

test('predictions near the true values widen it, those far away only so much', () => {
  expect(valueRange([pairs([0, 10], [-5, 18])])).toEqual([-5 - 0.92, 18 + 0.92]);
  const [low, high] = valueRange([pairs([0, 10], [-1e9, 1e9])]);
  expect([low, high].map(Math.round)).toEqual([-11, 21]);
});

test('predictions that are no numbers do not count', () => {
  const [low, high] = valueRange([pairs([0, 10], [Number.NaN, Number.POSITIVE_INFINITY])]);
  expect([low, high]).toEqual([-0.4, 10.4]);
});

test('equal values, and none at all, still have a range', () => {
  for (const range of [valueRange([pairs([3, 3], [3, 3])]), valueRange([pairs([], [])])]) {
    expect(range[1]).toBeGreaterThan(range[0]);
    expect(range.every(Number.isFinite)).toBe(true);
  }
});
