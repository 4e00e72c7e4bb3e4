/** The heat map of a landscape of losses, before it is drawn. */

/** What turns a loss into a shade from 0 (lowest) to 1 (highest). */
export interface LossShades {
  readonly lowest: number;
  readonly highest: number;
  /** In equal factors, or in equal steps where a loss is not positive. */
  readonly logarithmic: boolean;
  of(loss: number): number;
}

/** The highest of losses that grow beyond these factors is cut: else a far corner hides the valley. */
const MOST_FACTOR = 1e6;

/** A scale over finite losses; infinite ones and NaN have the darkest shade. */
export function lossShades(losses: Float64Array): LossShades {
  let lowest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const loss of losses) {
    if (!Number.isFinite(loss)) continue;
    lowest = Math.min(lowest, loss);
    largest = Math.max(largest, loss);
  }
  if (lowest > largest) return { lowest: 0, highest: 0, logarithmic: false, of: () => 1 };
  const logarithmic = lowest > 0;
  const highest = logarithmic ? Math.min(largest, lowest * MOST_FACTOR) : largest;
  const scale = logarithmic ? Math.log : (loss: number) => loss;
  const span = scale(highest) - scale(lowest) || 1;
  const of = (loss: number) =>
    Number.isFinite(loss) ? Math.min(1, (scale(loss) - scale(lowest)) / span) : 1;
  return { lowest, highest, logarithmic, of };
}

/** Shades of all points, as a grid for painting. */
export function shadesOf(losses: Float64Array, shades: LossShades): Float32Array {
  return Float32Array.from(losses, shades.of);
}
