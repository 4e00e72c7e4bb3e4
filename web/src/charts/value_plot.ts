import { CanvasLayer } from './canvas_layer';
import { HostSize } from './host_size';
import { type Palette, readPalette } from './palette';
import { drawAxes, frameHeight, layOutSquare, type PlotFrame, toX, toY } from './plot_frame';

/** True values and what was predicted for them, in the same order. */
export interface ValuePairs {
  readonly targets: Float32Array;
  readonly predictions: Float32Array;
}

export interface ValuePlotOptions {
  /** Accessible name of the picture. */
  readonly label: string;
  readonly horizontalName: string;
  readonly verticalName: string;
  readonly formatNumber: (value: number) => string;
}

/** Longest side of the plot, in CSS pixels: two stand side by side. */
const MAXIMUM_SIDE = 280;
const RIGHT_MARGIN = 10;
const RADIUS = 2.5;
/** So faint that many samples at one place show as more than a few. */
const OPACITY = 0.45;

/**
 * The range of both axes: all true values, and what of the predictions lies within one such range
 * above and below, so that a diverging network does not flatten the others.
 */
export function valueRange(parts: readonly ValuePairs[]): readonly [number, number] {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const { targets } of parts) {
    for (const target of targets) {
      minimum = Math.min(minimum, target);
      maximum = Math.max(maximum, target);
    }
  }
  if (!(minimum <= maximum)) return [0, 1];
  const span = maximum - minimum || 1;
  let low = minimum;
  let high = maximum;
  for (const { predictions } of parts) {
    for (const value of predictions) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = Math.max(value, minimum - span);
      if (value > high) high = Math.min(value, maximum + span);
    }
  }
  const padding = (high - low || 1) * 0.04;
  return [low - padding, high + padding];
}

/** Predicted against true values: on the diagonal the prediction is right. */
export class ValuePlot {
  readonly #root = document.createElement('div');
  readonly #options: ValuePlotOptions;
  readonly #layer: CanvasLayer;
  readonly #size: HostSize;
  #palette: Palette;
  #pairs: ValuePairs | null = null;
  #range: readonly [number, number] = [0, 1];

  constructor(host: HTMLElement, options: ValuePlotOptions) {
    this.#options = options;
    this.#root.className = 'chart value-plot';
    this.#root.setAttribute('role', 'img');
    this.#root.setAttribute('aria-label', options.label);
    host.append(this.#root);
    this.#layer = new CanvasLayer(this.#root, 'value-plot-layer');
    this.#palette = readPalette(this.#root);
    this.#size = new HostSize(this.#root, () => this.#draw());
  }

  /** Shows other samples, on axes of this range. */
  update(pairs: ValuePairs, range: readonly [number, number]): void {
    this.#pairs = pairs;
    this.#range = range;
    this.#draw();
  }

  setTheme(): void {
    this.#palette = readPalette(this.#root);
    this.#draw();
  }

  destroy(): void {
    this.#size.destroy();
    this.#root.remove();
  }

  #draw(): void {
    const { width, ratio } = this.#size;
    if (!this.#pairs || width <= 0) return;
    const { context } = this.#layer;
    const { horizontalName, verticalName, formatNumber } = this.#options;
    const [minimum, maximum] = this.#range;
    const axes = {
      horizontal: { name: horizontalName, unit: '', minimum, maximum },
      vertical: { name: verticalName, unit: '', minimum, maximum },
    };
    const size = { width: width - RIGHT_MARGIN, maximumSide: MAXIMUM_SIDE };
    const frame = layOutSquare(context, this.#palette, axes, size, formatNumber);
    this.#layer.resize(frame.left + frame.width + RIGHT_MARGIN, frameHeight(frame), ratio);
    this.#layer.clear();
    drawAxes(context, frame, this.#palette, formatNumber);
    this.#drawDiagonal(frame);
    this.#drawSamples(frame, this.#pairs);
  }

  #drawDiagonal(frame: PlotFrame): void {
    const { context } = this.#layer;
    context.strokeStyle = this.#palette.inkSoft;
    context.lineWidth = 1;
    context.setLineDash([4, 4]);
    context.beginPath();
    context.moveTo(frame.left, frame.top + frame.height);
    context.lineTo(frame.left + frame.width, frame.top);
    context.stroke();
    context.setLineDash([]);
  }

  #drawSamples(frame: PlotFrame, { targets, predictions }: ValuePairs): void {
    const { context } = this.#layer;
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.width, frame.height);
    context.clip();
    context.fillStyle = this.#palette.ink;
    context.globalAlpha = OPACITY;
    for (let sample = 0; sample < targets.length; sample++) {
      const x = toX(frame, targets[sample] ?? Number.NaN);
      const y = toY(frame, predictions[sample] ?? Number.NaN);
      if (!Number.isFinite(y)) continue;
      context.beginPath();
      context.arc(x, y, RADIUS, 0, 2 * Math.PI);
      context.fill();
    }
    context.restore();
  }
}
