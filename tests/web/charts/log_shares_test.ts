import { expect, test } from 'vitest';
import { logShares, powerText } from '../../../web/src/charts/log_shares';

test('equal factors are equal steps', () => {
  const { shares } = logShares([1e-5, 1e-4, 1e-3, 1e-2]);
  const steps = shares.slice(1).map((share, place) => share - (shares[place] ?? 0));
  for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 12);
  expect(shares[0]).toBeGreaterThan(0);
  expect(shares[3]).toBeCloseTo(1, 12);
});

test('numbers of one size look alike, and ticks are powers of ten inside the axis', () => {
  const { shares, ticks } = logShares([0.0009, 0.0006]);
  expect((shares[0] ?? 0) - (shares[1] ?? 0)).toBeLessThan(0.1);
  expect(ticks.length).toBeGreaterThanOrEqual(3);
  for (const { value, share } of ticks) {
    expect(Number.isInteger(Math.round(Math.log10(value) * 1e9) / 1e9)).toBe(true);
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
});

test('ticks are written as powers', () => {
  expect([1e-12, 0.1, 1, 1000].map(powerText)).toEqual(['10⁻¹²', '10⁻¹', '10⁰', '10³']);
});

test('zero has no bar, an infinite number a full one, and NaN none', () => {
  const { shares } = logShares([0, Number.POSITIVE_INFINITY, Number.NaN, 1e-3]);
  expect(shares.slice(0, 3)).toEqual([0, 1, 0]);
  expect(shares[3]).toBeGreaterThan(0);
  expect(logShares([0, 0]).shares).toEqual([0, 0]);
});
