import type uPlot from 'uplot';
import { logTicks } from './loss_scale';
import type { Palette } from './palette';
import { roundTicks } from './ticks';

type Format = (value: number) => string;

const TITLE_HEIGHT = 20;
const TICK = 4;
const GAP = 4;

/** The axis of epochs, whole numbers only. */
export function epochAxis(title: string, palette: Palette, format: Format): uPlot.Axis {
  return {
    ...common(title, palette, format),
    size: 26,
    grid: { show: false },
    border: { show: true, stroke: palette.line, width: 1 },
    splits: (plot, _axis, low, high) => {
      const most = Math.max(3, Math.min(6, Math.floor(plot.width / 80)));
      return roundTicks(low, high, most).filter(Number.isInteger);
    },
  };
}

/** The axis of losses, as wide as its labels. */
export function lossAxis(
  title: string,
  palette: Palette,
  format: Format,
  isLogarithmic: boolean,
): uPlot.Axis {
  return {
    ...common(title, palette, format),
    size: (plot, texts) => textWidth(plot, palette.numberFont, texts ?? []) + TICK + 2 * GAP,
    grid: { stroke: palette.line, width: 1 },
    splits: (plot, _axis, low, high) => {
      const most = Math.max(2, Math.min(6, Math.floor(plot.height / 30)));
      return isLogarithmic ? logTicks(low, high, most) : roundTicks(low, high, most);
    },
    // uPlot's own steps end at 10³²; ours are those of splits, and it only asks whether any fits.
    incrs: (_plot, _axis, low, high) => [Math.max(5, high - low)],
    // uPlot would drop some labels of a logarithmic axis by rules of its own.
    filter: (_plot, splits) => splits,
  };
}

function common(title: string, palette: Palette, format: Format): uPlot.Axis {
  return {
    label: title,
    labelFont: palette.font,
    labelSize: TITLE_HEIGHT,
    labelGap: 0,
    font: palette.numberFont,
    stroke: palette.inkSoft,
    gap: GAP,
    ticks: { stroke: palette.line, width: 1, size: TICK },
    values: (_plot, splits) => splits.map(format),
  };
}

/** Width of the widest text, in CSS pixels. */
export function textWidth(plot: uPlot, font: string, texts: readonly string[]): number {
  const { ctx } = plot;
  ctx.save();
  ctx.font = font;
  const widest = Math.max(0, ...texts.map((text) => ctx.measureText(text).width));
  ctx.restore();
  return Math.ceil(widest);
}
