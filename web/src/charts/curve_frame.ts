import type { GridPicture, OutputView, SampleColumns } from './output_chart';

/**
 * The vertical range of a curve chart: the view's own, widened to all samples and to what of the
 * curve lies within one such range above and below, so that a diverging curve does not flatten the
 * data. Class data (targets are ids) keep the view's range.
 */
export function curveRange(
  view: OutputView,
  samples: readonly (SampleColumns | null)[],
  picture: GridPicture | null,
): readonly [number, number] {
  let { minimum, maximum } = view.vertical;
  if (view.task !== 'regression') return [minimum, maximum];
  for (const part of samples) {
    for (const target of part?.targets ?? []) {
      if (target < minimum) minimum = target;
      if (target > maximum) maximum = target;
    }
  }
  const span = maximum - minimum;
  let low = minimum;
  let high = maximum;
  for (const value of picture?.predictions ?? []) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = Math.max(value, minimum - span);
    if (value > high) high = Math.min(value, maximum + span);
  }
  const padding = (high - low) * 0.04 || 0.5;
  return [low - padding, high + padding];
}

/** A range that only grows, in steps, while `wanted` leaves it; so that axes stand still in a run. */
export function steadyRange(
  current: readonly [number, number] | null,
  wanted: readonly [number, number],
): readonly [number, number] {
  if (!current) return wanted;
  const [low, high] = current;
  const span = high - low;
  const isInside = wanted[0] >= low && wanted[1] <= high;
  if (isInside && wanted[1] - wanted[0] > span * 0.5) return current;
  return wanted;
}
