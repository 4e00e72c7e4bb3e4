import { describe, expect, it } from 'vitest';
import { airyRange, shareOf } from '../../../web/src/charts/true_and_predicted';
import { STRIP_SAMPLES, stripWindow } from '../../../web/src/charts/value_strip';

describe('airyRange', () => {
  it('holds all finite numbers with a little room', () => {
    const [lowest, highest] = airyRange([3, Number.NaN, -1, Number.POSITIVE_INFINITY]);
    expect(lowest).toBeCloseTo(-1.32);
    expect(highest).toBeCloseTo(3.32);
  });

  it('is never empty', () => {
    expect(airyRange([])).toEqual([0, 1]);
    const [lowest, highest] = airyRange([2, 2]);
    expect(highest).toBeGreaterThan(lowest);
  });
});

describe('shareOf', () => {
  it('runs from 0 to 1 over the range and stays inside', () => {
    expect([-3, -1, 0, 1, 7].map((value) => shareOf(value, -1, 1))).toEqual([0, 0, 0.5, 1, 1]);
    expect(shareOf(Number.NaN, 0, 1)).toBeNaN();
  });
});

describe('stripWindow', () => {
  it('holds the sample, starts at whole strips and ends with the samples', () => {
    expect(stripWindow(0, 300)).toEqual([0, STRIP_SAMPLES]);
    expect(stripWindow(STRIP_SAMPLES, 300)).toEqual([STRIP_SAMPLES, 2 * STRIP_SAMPLES]);
    expect(stripWindow(7, 9)).toEqual([0, 9]);
  });
});
