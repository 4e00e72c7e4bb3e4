import type uPlot from 'uplot';
import { textWidth } from './loss_axes';
import { CHART_TEXT_SIZE, type Palette } from './palette';

/** A line's name, look and last value; null where it has none yet. */
export interface LineEnd {
  readonly name: string;
  readonly color: string;
  readonly dash: readonly number[];
  readonly value: number | null;
}

/** Length of the piece of line before each name. */
const SAMPLE = 10;
const GAP = 4;
/** Lines so many label heights apart are named by height, whatever the order was. */
const FAR = 1.75;
const LABEL_DISTANCE = CHART_TEXT_SIZE + 3;

/** Room the names need right of the plot, in CSS pixels. */
export function labelRoom(plot: uPlot, names: readonly string[], palette: Palette): number {
  return textWidth(plot, palette.font, names) + SAMPLE + 3 * GAP;
}

/**
 * Writes each line's name right of its last point, with a piece of the line before it; `before` is the
 * order of the last drawing from the top down, the answer that of this one.
 */
export function drawLineEnds(
  plot: uPlot,
  ends: readonly LineEnd[],
  before: readonly number[],
  palette: Palette,
  ratio: number,
): readonly number[] {
  const shown = ends.filter(({ value }) => value !== null);
  const wanted = shown.map(({ value }) => plot.valToPos(value ?? 0, 'y'));
  const order = steadyOrder(before, wanted, LABEL_DISTANCE);
  const heights = spreadLabels(wanted, LABEL_DISTANCE, plot.bbox.height / ratio, order);
  const { ctx } = plot;
  const x = (plot.bbox.left + plot.bbox.width) / ratio + GAP;
  ctx.save();
  ctx.scale(ratio, ratio);
  ctx.font = palette.font;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = palette.ink;
  ctx.lineWidth = 2;
  shown.forEach(({ name, color, dash }, index) => {
    const y = plot.bbox.top / ratio + (heights[index] ?? 0);
    ctx.strokeStyle = color;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + SAMPLE, y);
    ctx.stroke();
    ctx.fillText(name, x + SAMPLE + GAP, y);
  });
  ctx.restore();
  return order;
}

/**
 * Indices from the top down: lines far apart by height, close ones in their given order; between the
 * two the order stays as it was `before`, so that names do not change places at each frame.
 */
export function steadyOrder(
  before: readonly number[],
  wanted: readonly number[],
  distance: number,
): readonly number[] {
  const last = before.length === wanted.length ? before : wanted.map((_, index) => index);
  return [...last].sort((a, b) => {
    const gap = (wanted[a] ?? 0) - (wanted[b] ?? 0);
    if (Math.abs(gap) < distance) return a - b;
    return Math.abs(gap) < FAR * distance ? last.indexOf(a) - last.indexOf(b) : gap;
  });
}

/**
 * Heights for labels that want to stand at the given ones (downwards from 0 to `lowest`): neighbours
 * in `order` at least `distance` apart, none below `lowest`.
 */
export function spreadLabels(
  wanted: readonly number[],
  distance: number,
  lowest: number,
  order: readonly number[],
): number[] {
  const placed = [...wanted];
  for (let rank = 1; rank < order.length; rank++) {
    const upper = order[rank - 1] ?? 0;
    const lower = order[rank] ?? 0;
    const overlap = distance - ((placed[lower] ?? 0) - (placed[upper] ?? 0));
    if (overlap <= 0) continue;
    placed[lower] = (placed[lower] ?? 0) + overlap / 2;
    placed[upper] = (placed[upper] ?? 0) - overlap / 2;
  }
  let limit = lowest;
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
    limit = (placed[index] ?? 0) - distance;
  }
  return placed;
}
