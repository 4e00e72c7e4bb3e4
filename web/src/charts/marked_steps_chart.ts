import { Figure, type FigureCanvas } from './figure';

/** A sequence of values of which some are marked, and the sum that they should come to. */
export interface MarkedSteps {
  readonly values: ArrayLike<number>;
  readonly marked: readonly boolean[];
  readonly target: number;
  readonly prediction: number;
  /** The value that fills the whole height. */
  readonly highest: number;
}

export interface MarkedStepsOptions {
  readonly trueName: string;
  readonly predictedName: string;
  /** What the triangle over a step means. */
  readonly markedName: string;
  readonly formatNumber: (value: number) => string;
}

const HEIGHT = 240;
const TOP = 24;
const BOTTOM = 24;
const ANSWERS = 150; // CSS pixels for the two bars on the right
const GAP = 16;
const FAINT = 0.3; // opacity
const MARK = 4; // half the width of the triangle over a marked step

/** One bar per step, marked ones full under a triangle; on the right the true and predicted answer. */
export class MarkedStepsChart extends Figure {
  #steps: MarkedSteps | null = null;

  constructor(
    host: HTMLElement,
    private readonly options: MarkedStepsOptions,
  ) {
    super(host, 'marked-steps-chart', HEIGHT);
  }

  update(steps: MarkedSteps): void {
    this.#steps = steps;
    this.redraw();
  }

  protected override draw(canvas: FigureCanvas): void {
    const steps = this.#steps;
    if (!steps) return;
    const { context, width, height, palette } = canvas;
    const base = height - BOTTOM;
    const top = (value: number) =>
      base - (Math.min(steps.highest, Math.max(0, value)) / steps.highest) * (base - TOP);
    const room = width - ANSWERS - GAP;
    const pitch = room / steps.values.length;
    context.fillStyle = palette.ink;
    for (let step = 0; step < steps.values.length; step++) {
      const value = steps.values[step] ?? 0;
      const isMarked = steps.marked[step] ?? false;
      const y = top(value);
      context.globalAlpha = isMarked ? 1 : FAINT;
      context.fillRect(step * pitch + pitch * 0.1, y, Math.max(1, pitch * 0.8), base - y);
      if (isMarked) drawTriangle(context, (step + 0.5) * pitch, y - 3);
    }
    context.globalAlpha = 1;
    context.strokeStyle = palette.inkSoft;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(0, base + 0.5);
    context.lineTo(room, base + 0.5);
    context.moveTo(room + GAP, base + 0.5);
    context.lineTo(width, base + 0.5);
    context.stroke();
    const { trueName, predictedName, markedName } = this.options;
    context.fillStyle = palette.ink;
    context.font = palette.font;
    context.textAlign = 'left';
    context.textBaseline = 'top';
    drawTriangle(context, 2 * MARK, base + 5 + 2.5 * MARK);
    context.fillText(markedName, 4 * MARK, base + 5, room - 4 * MARK);
    const answer = (place: number, name: string, value: number, color: string) =>
      this.#drawAnswer(canvas, room + GAP + (ANSWERS * (place + 0.5)) / 2, base, {
        name,
        value,
        top: top(value),
        color,
      });
    answer(0, trueName, steps.target, palette.ink);
    answer(1, predictedName, steps.prediction, palette.negative);
  }

  #drawAnswer(
    { context, palette }: FigureCanvas,
    x: number,
    base: number,
    bar: { name: string; value: number; top: number; color: string },
  ): void {
    if (Number.isFinite(bar.value)) {
      context.fillStyle = bar.color;
      context.fillRect(x - 14, bar.top, 28, base - bar.top);
    }
    context.textAlign = 'center';
    context.fillStyle = palette.ink;
    context.font = palette.numberFont;
    context.textBaseline = 'bottom';
    const above = Number.isFinite(bar.top) ? bar.top : base;
    context.fillText(this.options.formatNumber(bar.value), x, above - 3, ANSWERS / 2);
    context.font = palette.font;
    context.textBaseline = 'top';
    context.fillText(bar.name, x, base + 5, ANSWERS / 2);
  }
}

function drawTriangle(context: CanvasRenderingContext2D, x: number, tip: number): void {
  context.beginPath();
  context.moveTo(x, tip);
  context.lineTo(x - MARK, tip - 2 * MARK);
  context.lineTo(x + MARK, tip - 2 * MARK);
  context.fill();
}
