/** How a true number and the one predicted for it look: a full ink dot, and an open coloured ring. */

import type { Palette } from './palette';

const RADIUS = 4;

export function drawTrue(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  radius = RADIUS,
): void {
  context.fillStyle = palette.ink;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Open, so that a true one under it is still seen; nothing where there is no number. */
export function drawPredicted(
  context: CanvasRenderingContext2D,
  palette: Palette,
  x: number,
  y: number,
  radius = RADIUS + 1.5,
): void {
  if (!Number.isFinite(y)) return;
  context.strokeStyle = palette.negative;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

/** A number's share of the way from the lowest to the highest, kept between 0 and 1. */
export function shareOf(value: number, lowest: number, highest: number): number {
  return Math.min(1, Math.max(0, (value - lowest) / (highest - lowest || 1)));
}

/** The range of all finite numbers with a little air above and below; [0, 1] where there are none. */
export function airyRange(values: Iterable<number>): readonly [number, number] {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  if (!(minimum <= maximum)) return [0, 1];
  const air = (maximum - minimum || 1) * 0.08;
  return [minimum - air, maximum + air];
}
