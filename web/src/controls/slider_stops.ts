/** A number's closed range and how a slider walks through it, as the catalogue gives it. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly scale: 'linear' | 'logarithmic' | 'integer';
}

/** Round numbers of one decade, nearly evenly spaced on a logarithmic scale. */
const MANTISSAS = [1, 1.5, 2, 3, 5, 7];
/** A linear slider has about this many stops. */
const LINEAR_STOPS = 50;
/** Decades below the maximum at which a logarithmic slider that includes zero starts. */
const DECADES_ABOVE_ZERO = 6;
/** Integer ranges at least this wide walk logarithmically. */
const WIDE_RATIO = 50;

/** The round values that a slider over `range` stops at, from the minimum to the maximum. */
export function sliderStops(range: NumberRange): readonly number[] {
  const wide = range.minimum > 0 && range.maximum / range.minimum >= WIDE_RATIO;
  const logarithmic = range.scale === 'logarithmic' || (range.scale === 'integer' && wide);
  const inner = logarithmic ? logarithmicStops(range) : linearStops(range);
  const whole = range.scale === 'integer' ? inner.filter(Number.isInteger) : inner;
  const stops = [range.minimum, ...whole, range.maximum];
  return [...new Set(stops)].sort((a, b) => a - b);
}

/** The place of the stop nearest to `value`, by ratio on logarithmic ranges. */
export function nearestStop(stops: readonly number[], value: number): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const [index, stop] of stops.entries()) {
    const distance = Math.abs(stop - value) / (Math.abs(stop) + Math.abs(value) || 1);
    if (distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}

function logarithmicStops({ minimum, maximum }: NumberRange): number[] {
  const lowest = minimum > 0 ? minimum : maximum / 10 ** DECADES_ABOVE_ZERO;
  const stops: number[] = [];
  const lastDecade = Math.floor(Math.log10(maximum));
  for (let decade = Math.floor(Math.log10(lowest)); decade <= lastDecade; decade += 1) {
    for (const mantissa of MANTISSAS) {
      const stop = rounded(mantissa * 10 ** decade);
      if (stop > lowest && stop < maximum) stops.push(stop);
    }
  }
  return stops;
}

function linearStops({ minimum, maximum }: NumberRange): number[] {
  const step = roundStep((maximum - minimum) / LINEAR_STOPS);
  const stops: number[] = [];
  const last = Math.floor(maximum / step);
  for (let multiple = Math.ceil(minimum / step); multiple <= last; multiple += 1) {
    const stop = rounded(multiple * step);
    if (stop > minimum && stop < maximum) stops.push(stop);
  }
  return stops;
}

/** The next 1, 2 or 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const mantissa = [1, 2, 5, 10].find((candidate) => step <= candidate * power * (1 + 1e-9)) ?? 10;
  return mantissa * power;
}

/** Drops the rounding of binary fractions: 0.30000000000000004 becomes 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(10));
}
