import { expect, test } from 'vitest';
import { lossShades, shadesOf } from '../../../web/src/charts/landscape_shades';
import { barHeights } from '../../../web/src/charts/small_histogram';

test('positive losses have shades by equal factors', () => {
  const losses = Float64Array.of(0.01, 0.1, 1, 100);
  const shades = lossShades(losses);
  expect([shades.lowest, shades.highest, shades.logarithmic]).toEqual([0.01, 100, true]);
  const [a, b, c, d] = shadesOf(losses, shades);
  expect([a, b, c, d].map((shade) => Math.round((shade ?? 0) * 4))).toEqual([0, 1, 2, 4]);
});

test('a loss of 0 or less gives equal steps', () => {
  const losses = Float64Array.of(-1, 0, 1);
  const shades = lossShades(losses);
  expect(shades.logarithmic).toBe(false);
  expect([...shadesOf(losses, shades)]).toEqual([0, 0.5, 1]);
});

test('far corners are cut, and what is not finite is darkest', () => {
  const losses = Float64Array.of(1e-3, 1, 1e30, Number.POSITIVE_INFINITY, Number.NaN);
  const shades = lossShades(losses);
  expect(shades.highest).toBeCloseTo(1000, 9);
  const [low, middle, ...rest] = shadesOf(losses, shades);
  expect(low).toBe(0);
  expect(middle).toBeCloseTo(0.5, 6);
  expect(rest).toEqual([1, 1, 1]);
  expect(lossShades(Float64Array.of(Number.NaN)).of(1)).toBe(1);
  expect([...shadesOf(Float64Array.of(2, 2), lossShades(Float64Array.of(2, 2)))]).toEqual([0, 0]);
});

test('the fullest bin of a histogram is full', () => {
  expect(barHeights(Uint32Array.of(0, 5, 10))).toEqual([0, 0.5, 1]);
  expect(barHeights(Uint32Array.of(0, 0))).toEqual([0, 0]);
  expect(barHeights(new Uint32Array(0))).toEqual([]);
});
