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

/** Room the names need right of the plot, in CSS pixels. */
export function labelRoom(plot: uPlot, names: readonly string[], palette: Palette): number {
  return textWidth(plot, palette.font, names) + SAMPLE + 3 * GAP;
}

/** Writes each line's name right of its last point, with a piece of the line before it. */
export function drawLineEnds(
  plot: uPlot,
  ends: readonly LineEnd[],
  palette: Palette,
  ratio: number,
): void {
  const shown = ends.filter(({ value }) => value !== null);
  const heights = spreadLabels(
    shown.map(({ value }) => plot.valToPos(value ?? 0, 'y')),
    CHART_TEXT_SIZE + 3,
    plot.bbox.height / ratio,
  );
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
}

/**
 * Heights for labels that want to stand at the given ones (downwards from 0 to `lowest`): neighbours
 * at least `distance` apart, their order kept, none below `lowest`.
 */
export function spreadLabels(
  wanted: readonly number[],
  distance: number,
  lowest: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
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
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
    limit = (placed[index] ?? 0) - distance;
  }
  return placed;
}
