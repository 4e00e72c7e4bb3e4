import type { AxisDescription } from './output_chart';
import { CHART_TEXT_SIZE, type Palette } from './palette';
import { roundTicks } from './ticks';

/** The plot's rectangle in CSS pixels and the values at its edges. */
export interface PlotFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly horizontal: AxisDescription;
  readonly vertical: AxisDescription;
}

const TICK = 4;
const GAP = 6;
const TITLE = CHART_TEXT_SIZE + 7;

/** Pixel column of a horizontal value. */
export function toX(frame: PlotFrame, value: number): number {
  const { minimum, maximum } = frame.horizontal;
  return frame.left + ((value - minimum) / (maximum - minimum)) * frame.width;
}

/** Pixel row of a vertical value; up is larger. */
export function toY(frame: PlotFrame, value: number): number {
  const { minimum, maximum } = frame.vertical;
  return frame.top + (1 - (value - minimum) / (maximum - minimum)) * frame.height;
}

/** The values at a pixel, or null outside the plot. */
export function toValues(frame: PlotFrame, x: number, y: number): [number, number] | null {
  const across = (x - frame.left) / frame.width;
  const up = 1 - (y - frame.top) / frame.height;
  if (!(across >= 0 && across <= 1 && up >= 0 && up <= 1)) return null;
  const { horizontal, vertical } = frame;
  return [
    horizontal.minimum + across * (horizontal.maximum - horizontal.minimum),
    vertical.minimum + up * (vertical.maximum - vertical.minimum),
  ];
}

/** An axis's title: its name, with the unit in brackets where it has one. */
export function axisTitle({ name, unit }: AxisDescription): string {
  return unit === '' ? name : `${name} (${unit})`;
}

/** A square plot as wide as fits beside its tick labels and titles. */
export function layOutSquare(
  context: CanvasRenderingContext2D,
  palette: Palette,
  axes: { readonly horizontal: AxisDescription; readonly vertical: AxisDescription },
  size: { readonly width: number; readonly maximumSide: number },
  format: (value: number) => string,
): PlotFrame {
  context.font = palette.numberFont;
  const { minimum, maximum } = axes.vertical;
  let labels = 0;
  for (const tick of roundTicks(minimum, maximum, 5)) {
    labels = Math.max(labels, context.measureText(format(tick)).width);
  }
  const left = Math.ceil(TITLE + labels + TICK + GAP);
  const side = Math.max(40, Math.min(size.width - left, size.maximumSide));
  return { left, top: 10, width: side, height: side, ...axes };
}

/** Height of a frame with its axis below. */
export function frameHeight(frame: PlotFrame): number {
  return frame.top + frame.height + TICK + GAP + CHART_TEXT_SIZE + TITLE;
}

/** Draws outline, ticks, tick labels and titles. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  palette: Palette,
  format: (value: number) => string,
): void {
  const { left, top, width, height } = frame;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
  context.strokeStyle = palette.inkSoft;
  context.fillStyle = palette.inkSoft;
  context.font = palette.numberFont;
  context.beginPath();
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const across = Math.max(2, Math.min(5, Math.floor(width / 56)));
  for (const tick of roundTicks(frame.horizontal.minimum, frame.horizontal.maximum, across)) {
    const x = Math.round(toX(frame, tick)) + 0.5;
    context.moveTo(x, top + height + 1);
    context.lineTo(x, top + height + 1 + TICK);
    context.fillText(format(tick), x, top + height + TICK + GAP);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of roundTicks(frame.vertical.minimum, frame.vertical.maximum, 5)) {
    const y = Math.round(toY(frame, tick)) + 0.5;
    context.moveTo(left - 1, y);
    context.lineTo(left - 1 - TICK, y);
    context.fillText(format(tick), left - TICK - GAP, y);
  }
  context.stroke();
  drawTitles(context, frame, palette);
}

function drawTitles(context: CanvasRenderingContext2D, frame: PlotFrame, palette: Palette): void {
  const { left, top, width, height } = frame;
  context.font = palette.font;
  context.fillStyle = palette.ink;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(axisTitle(frame.horizontal), left + width / 2, frameHeight(frame), left + width);
  context.save();
  context.translate(0, top + height / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(axisTitle(frame.vertical), 0, 1, height + top);
  context.restore();
}
