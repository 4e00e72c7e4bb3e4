import { CanvasLayer } from './canvas_layer';
import { HostSize } from './host_size';
import { CHART_TEXT_SIZE, type Palette, readPalette } from './palette';
import { roundTicks } from './ticks';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** One axis: its name, the values at its ends, and what is written along it. */
export interface GraphAxis {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly ticks: readonly Tick[];
  readonly logarithmic: boolean;
}

/** The plot's rectangle in CSS pixels, and its axes. */
export interface GraphFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly horizontal: GraphAxis;
  readonly vertical: GraphAxis;
}

const MAXIMUM_WIDTH = 640;
const PLOT_HEIGHT = 220;
const RIGHT_MARGIN = 12;
const TICK = 4;
const GAP = 6;
const TITLE = CHART_TEXT_SIZE + 9;

/** Where a value lies between the ends of its axis, from 0 to 1; outside of them beyond. */
export function shareOn(axis: GraphAxis, value: number): number {
  const { minimum, maximum, logarithmic } = axis;
  return logarithmic
    ? Math.log(value / minimum) / Math.log(maximum / minimum)
    : (value - minimum) / (maximum - minimum);
}

export function graphX(frame: GraphFrame, value: number): number {
  return frame.left + shareOn(frame.horizontal, value) * frame.width;
}

export function graphY(frame: GraphFrame, value: number): number {
  return frame.top + (1 - shareOn(frame.vertical, value)) * frame.height;
}

/** An axis over round numbers. */
export function linearAxis(
  name: string,
  [minimum, maximum]: readonly [number, number],
  format: (value: number) => string,
): GraphAxis {
  const ticks = roundTicks(minimum, maximum, 4).map((value) => ({ value, label: format(value) }));
  return { name, minimum, maximum, ticks, logarithmic: false };
}

/** An axis on which each power of ten has the same length; positive values only. */
export function logarithmicAxis(
  name: string,
  [minimum, maximum]: readonly [number, number],
  format: (value: number) => string,
): GraphAxis {
  const first = Math.ceil(Math.log10(minimum) - 1e-9);
  const last = Math.floor(Math.log10(maximum) + 1e-9);
  const powers = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) =>
    Number(`1e${first + step}`),
  );
  // A range without two powers of ten still needs numbers at its ends.
  const values = powers.length >= 2 ? powers : [minimum, maximum];
  const ticks = values.map((value) => ({ value, label: format(value) }));
  return { name, minimum, maximum, ticks, logarithmic: true };
}

/** Every which label of a row is written, so that none touches another. */
export function labelStride(widths: readonly number[], distance: number): number {
  return Math.max(1, Math.ceil((Math.max(0, ...widths) + GAP) / distance));
}

/** A chart on a canvas of its own with a framed plot; subclasses say what is in it. */
export abstract class Graph {
  readonly #root = document.createElement('div');
  readonly #layer: CanvasLayer;
  readonly #size: HostSize;
  protected palette: Palette;
  /** The pointer's place over the chart in CSS pixels, or null. */
  protected pointer: { readonly x: number; readonly y: number } | null = null;

  constructor(host: HTMLElement, label: string) {
    this.#root.className = 'chart graph';
    this.#root.setAttribute('role', 'img');
    this.#root.setAttribute('aria-label', label);
    host.append(this.#root);
    this.#layer = new CanvasLayer(this.#root, 'graph-layer');
    this.palette = readPalette(this.#root);
    this.#size = new HostSize(this.#root, () => this.draw());
    this.#root.addEventListener('pointermove', ({ clientX, clientY }) => {
      const { left, top } = this.#root.getBoundingClientRect();
      this.pointer = { x: clientX - left, y: clientY - top };
      this.draw();
    });
    this.#root.addEventListener('pointerleave', () => {
      this.pointer = null;
      this.draw();
    });
  }

  setTheme(): void {
    this.palette = readPalette(this.#root);
    this.draw();
  }

  destroy(): void {
    this.#size.destroy();
    this.#root.remove();
  }

  /** Room above the plot, for names of what is marked in it. */
  protected readonly top: number = 8;

  /** The axes of what is to be drawn; null draws nothing. */
  protected abstract axes(): Pick<GraphFrame, 'horizontal' | 'vertical'> | null;
  protected abstract drawData(context: CanvasRenderingContext2D, frame: GraphFrame): void;

  protected draw(): void {
    const { width: hostWidth, ratio } = this.#size;
    const axes = this.axes();
    if (!axes || hostWidth <= 0) return;
    const { context } = this.#layer;
    const width = Math.min(hostWidth, MAXIMUM_WIDTH);
    context.font = this.palette.numberFont;
    const labels = axes.vertical.ticks.map(({ label }) => context.measureText(label).width);
    const left = Math.ceil(TITLE + Math.max(0, ...labels) + TICK + GAP);
    const frame = {
      left,
      top: this.top,
      width: width - left - RIGHT_MARGIN,
      height: PLOT_HEIGHT,
      ...axes,
    };
    const height = this.top + PLOT_HEIGHT + TICK + GAP + CHART_TEXT_SIZE + TITLE;
    this.#layer.resize(width, height, ratio);
    this.#layer.clear();
    this.#drawAxes(context, frame);
    context.save();
    this.drawData(context, frame);
    context.restore();
  }

  /** Writes a text on a ground of paper, so that lines do not run through it. */
  protected write(
    context: CanvasRenderingContext2D,
    text: string,
    place: { readonly x: number; readonly y: number; readonly align: CanvasTextAlign },
  ): void {
    context.font = this.palette.numberFont;
    context.textAlign = place.align;
    context.textBaseline = 'top';
    context.setLineDash([]);
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = this.palette.paper;
    context.strokeText(text, place.x, place.y);
    context.fillStyle = this.palette.ink;
    context.fillText(text, place.x, place.y);
  }

  #drawAxes(context: CanvasRenderingContext2D, frame: GraphFrame): void {
    const { left, top, width, height } = frame;
    const bottom = top + height;
    const { palette } = this;
    context.strokeStyle = palette.line;
    context.lineWidth = 1;
    context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
    context.strokeStyle = palette.inkSoft;
    context.fillStyle = palette.inkSoft;
    context.font = palette.numberFont;
    context.beginPath();
    context.textAlign = 'center';
    context.textBaseline = 'top';
    const { ticks } = frame.horizontal;
    const stride = labelStride(
      ticks.map(({ label }) => context.measureText(label).width),
      width / Math.max(1, ticks.length - 1),
    );
    for (const [place, { value, label }] of ticks.entries()) {
      const x = Math.round(graphX(frame, value)) + 0.5;
      context.moveTo(x, bottom + 1);
      context.lineTo(x, bottom + 1 + TICK);
      if (place % stride === 0) context.fillText(label, x, bottom + TICK + GAP);
    }
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (const { value, label } of frame.vertical.ticks) {
      const y = Math.round(graphY(frame, value)) + 0.5;
      context.moveTo(left - 1, y);
      context.lineTo(left - 1 - TICK, y);
      context.fillText(label, left - TICK - GAP, y);
    }
    context.stroke();
    context.font = palette.font;
    context.fillStyle = palette.ink;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    const below = bottom + TICK + GAP + CHART_TEXT_SIZE + GAP;
    context.fillText(frame.horizontal.name, left + width / 2, below, width);
    context.save();
    context.translate(0, top + height / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(frame.vertical.name, 0, 1, height);
    context.restore();
  }
}
