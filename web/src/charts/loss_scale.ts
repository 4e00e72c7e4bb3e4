import { roundTicks } from './ticks';

/** A loss as uPlot takes it: null is a gap. */
export type ChartValue = number | null;

/** Losses for drawing, into a reused list: gaps are null, and a log axis takes zero at its floor. */
export function chartValues(
  values: Float64Array | null,
  length: number,
  floor: number | null,
  target: ChartValue[],
): ChartValue[] {
  target.length = length;
  for (let index = 0; index < length; index++) {
    const value = values?.[index] ?? Number.NaN;
    if (Number.isNaN(value)) target[index] = null;
    else target[index] = floor !== null && value < floor ? floor : value;
  }
  return target;
}

/** Smallest positive and largest finite value of all series; null without any positive one. */
export function positiveExtent(
  series: readonly (Float64Array | null)[],
): readonly [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const values of series) {
    if (!values) continue;
    for (const value of values) {
      if (value > 0 && value < low) low = value;
      if (value > high) high = value;
    }
  }
  return high > 0 ? [low, high] : null;
}

/**
 * Losses this many powers of ten under the largest count as zero on a log axis; under 1 where the
 * largest is larger, or a run that diverged would lose the epochs before.
 */
const MOST_DECADES = 12;

/** The log axis: whole powers of ten, or the nearest 1, 2, 5 where that would waste the height. */
export function logRange(extent: readonly [number, number] | null): readonly [number, number] {
  if (!extent) return [0.1, 1];
  const high = extent[1];
  const low = Math.max(extent[0], Math.min(high, 1) * 10 ** -MOST_DECADES);
  const from = stepBelow(low);
  const to = stepAbove(high);
  return to > from ? [from, to] : [from, from * 10];
}

/** The linear axis: from zero (or below, should a loss be negative) to a little over the largest. */
export function linearRange(low: number, high: number): readonly [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const bottom = Math.min(0, low);
  if (high <= bottom) return [bottom, bottom + 1];
  return [bottom, high + (high - bottom) * 0.05];
}

/** Ticks of a log axis: powers of ten, and 2 and 5 between them when they are few. */
export function logTicks(minimum: number, maximum: number, most: number): number[] {
  const first = Math.floor(Math.log10(minimum) + 1e-9);
  const last = Math.ceil(Math.log10(maximum) - 1e-9);
  const decades = last - first;
  const factors = decades * 2 <= most ? [1, 2, 5] : [1];
  const stride = roundStride(decades / most);
  const ticks: number[] = [];
  for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride) {
    for (const factor of factors) {
      const tick = Number(`${factor}e${power}`);
      if (tick >= minimum * (1 - 1e-9) && tick <= maximum * (1 + 1e-9)) ticks.push(tick);
    }
  }
  return ticks.length > 1 ? ticks : roundTicks(minimum, maximum, most);
}

/** Powers of ten from tick to tick, such that the ticks are easily counted on. */
function roundStride(least: number): number {
  return [1, 2, 3, 5, 10, 20, 30, 50].find((stride) => stride >= least) ?? 100;
}

function stepBelow(value: number): number {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const factor = value / 10 ** power;
  return Number(`${factor >= 5 ? 5 : factor >= 2 ? 2 : 1}e${power}`);
}

function stepAbove(value: number): number {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const factor = (value / 10 ** power) * (1 - 1e-9);
  return factor <= 1
    ? Number(`1e${power}`)
    : Number(`${factor <= 2 ? 2 : factor <= 5 ? 5 : 10}e${power}`);
}
