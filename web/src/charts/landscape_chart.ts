import { CanvasLayer } from './canvas_layer';
import { createDivergingTable } from './color_scale';
import { paintValues, refineGrid } from './grid_colors';
import { HostSize } from './host_size';
import { lossShades, shadesOf } from './landscape_shades';
import { linearRange } from './loss_scale';
import { type Palette, readPalette } from './palette';
import { PixelImage } from './pixel_image';
import { drawAxes, frameHeight, layOutSquare, type PlotFrame, toX, toY } from './plot_frame';

/** Losses along a line (one row) or over a plane; the middle point is where the weights are. */
export interface Landscape {
  readonly columns: number;
  readonly rows: number;
  readonly losses: Float64Array;
  readonly extents: readonly number[];
  /** The weights' way, two coordinates each. */
  readonly path: Float64Array;
  readonly horizontalName: string;
  readonly verticalName: string;
}

const MAXIMUM_SIDE = 480;
const RIGHT_MARGIN = 10;
/** Shades come in so many steps, whose borders are contour lines. */
const LEVELS = 18;
/** Finer points per grid step, so that the borders are smooth. */
const REFINEMENT = 8;
const RING = 6;
/** Losses above so many times the one in the middle leave the line's plot. */
const MOST_HEIGHT = 50;

/** The loss around the weights: a curve over a line, a map of shades over a plane. */
export class LandscapeChart {
  readonly #root = document.createElement('div');
  readonly #format: (value: number) => string;
  readonly #layer: CanvasLayer;
  readonly #size: HostSize;
  readonly #image = new PixelImage();
  readonly #table = createDivergingTable();
  #palette: Palette;
  #landscape: Landscape | null = null;

  constructor(host: HTMLElement, label: string, format: (value: number) => string) {
    this.#format = format;
    this.#root.className = 'chart landscape-chart';
    this.#root.setAttribute('role', 'img');
    this.#root.setAttribute('aria-label', label);
    host.append(this.#root);
    this.#layer = new CanvasLayer(this.#root, 'landscape-layer');
    this.#palette = readPalette(this.#root);
    this.#size = new HostSize(this.#root, () => this.#draw());
  }

  update(landscape: Landscape): void {
    this.#landscape = landscape;
    if (landscape.rows > 1) this.#paint(landscape);
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

  #paint({ losses, columns, rows }: Landscape): void {
    const place = { offset: 0, columns, rows };
    const width = REFINEMENT * (columns - 1) + 1;
    const height = REFINEMENT * (rows - 1) + 1;
    const fine = new Float32Array(width * height);
    refineGrid(shadesOf(losses, lossShades(losses)), place, REFINEMENT, fine, 0);
    const pixels = this.#image.pixels(width, height);
    const finePlace = { offset: 0, columns: width, rows: height };
    // The upper half of the scale of values: light is low, blue is high.
    const steps = fine.map((shade) => Math.min(LEVELS - 1, Math.floor(shade * LEVELS)));
    paintValues(steps, finePlace, [1 - LEVELS, LEVELS - 1], this.#table, pixels);
    this.#image.commit();
  }

  #draw(): void {
    const landscape = this.#landscape;
    const { width, ratio } = this.#size;
    if (!landscape || width <= 0) return;
    const { context } = this.#layer;
    const size = { width: width - RIGHT_MARGIN, maximumSide: MAXIMUM_SIDE };
    const axes = axesOf(landscape);
    const frame = layOutSquare(context, this.#palette, axes, size, this.#format);
    this.#layer.resize(frame.left + frame.width + RIGHT_MARGIN, frameHeight(frame), ratio);
    this.#layer.clear();
    if (landscape.rows > 1) this.#drawMap(frame);
    drawAxes(context, frame, this.#palette, this.#format);
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.width, frame.height);
    context.clip();
    if (landscape.rows > 1) this.#drawPath(frame, landscape.path);
    else this.#drawCurve(frame, landscape);
    context.restore();
    const middle = landscape.losses[landscape.losses.length >> 1] ?? Number.NaN;
    this.#drawRing(toX(frame, 0), toY(frame, landscape.rows > 1 ? 0 : middle));
  }

  #drawMap({ left, top, width, height }: PlotFrame): void {
    const { canvas } = this.#image;
    const { context } = this.#layer;
    context.imageSmoothingEnabled = true;
    const [sourceWidth, sourceHeight] = [canvas.width - 1, canvas.height - 1];
    context.drawImage(canvas, 0.5, 0.5, sourceWidth, sourceHeight, left, top, width, height);
  }

  #drawCurve(frame: PlotFrame, { losses, extents: [extent = 1] }: Landscape): void {
    const { context } = this.#layer;
    context.strokeStyle = this.#palette.positive;
    context.lineWidth = 2;
    context.beginPath();
    losses.forEach((loss, point) => {
      if (!Number.isFinite(loss)) return;
      const x = toX(frame, extent * ((2 * point) / (losses.length - 1) - 1));
      context.lineTo(x, toY(frame, Math.min(loss, 1e3 * frame.vertical.maximum)));
    });
    context.stroke();
  }

  /** On a light rim, since the map is light and dark in both themes. */
  #drawPath(frame: PlotFrame, path: Float64Array): void {
    const { context } = this.#layer;
    context.lineJoin = 'round';
    for (const [color, width] of [
      ['#ffffff', 4],
      ['#1d1c1a', 1.5],
    ] as const) {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.beginPath();
      for (let place = 0; place < path.length; place += 2) {
        context.lineTo(toX(frame, path[place] ?? 0), toY(frame, path[place + 1] ?? 0));
      }
      context.stroke();
    }
  }

  #drawRing(x: number, y: number): void {
    const { context } = this.#layer;
    for (const [color, width] of [
      ['#ffffff', 5],
      ['#1d1c1a', 2],
    ] as const) {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.beginPath();
      context.arc(x, y, RING, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}

function axesOf({ rows, losses, extents, horizontalName, verticalName }: Landscape) {
  const [across = 1, up = 1] = extents;
  const horizontal = { name: horizontalName, unit: '', minimum: -across, maximum: across };
  if (rows > 1) {
    return { horizontal, vertical: { name: verticalName, unit: '', minimum: -up, maximum: up } };
  }
  const finite = losses.filter((loss) => Number.isFinite(loss));
  const middle = losses[losses.length >> 1] ?? 1;
  const highest = finite.reduce((most, loss) => Math.max(most, loss), Number.NEGATIVE_INFINITY);
  const lowest = finite.reduce((least, loss) => Math.min(least, loss), Number.POSITIVE_INFINITY);
  const most = Math.max(MOST_HEIGHT * Math.abs(middle), 1);
  const [minimum, maximum] = linearRange(lowest, Math.min(highest, most));
  return { horizontal, vertical: { name: verticalName, unit: '', minimum, maximum } };
}
