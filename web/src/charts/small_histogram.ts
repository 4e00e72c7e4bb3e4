import { CanvasLayer } from './canvas_layer';
import { readPalette } from './palette';

/** Counts in bins of equal width. */
export interface HistogramCounts {
  readonly minimum: number;
  readonly maximum: number;
  readonly counts: Uint32Array;
}

const WIDTH = 105;
const HEIGHT = 32;

/** Heights of the bars, 0 to 1; the fullest bin is 1. */
export function barHeights(counts: Uint32Array): number[] {
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0);
  return Array.from(counts, (count) => (most === 0 ? 0 : count / most));
}

/** The shape of a distribution, small enough for a table's cell; 0 has a line of its own. */
export class SmallHistogram {
  readonly #host: HTMLElement;
  readonly #layer: CanvasLayer;
  #histogram: HistogramCounts | null = null;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#layer = new CanvasLayer(host, 'small-histogram');
  }

  update(histogram: HistogramCounts): void {
    this.#histogram = histogram;
    this.draw();
  }

  /** Again in the colours of now. */
  draw(): void {
    if (!this.#histogram) return;
    const { minimum, maximum, counts } = this.#histogram;
    const { context } = this.#layer;
    const palette = readPalette(this.#host);
    this.#layer.resize(WIDTH, HEIGHT, window.devicePixelRatio || 1);
    this.#layer.clear();
    context.fillStyle = palette.line;
    context.fillRect(0, HEIGHT - 1, WIDTH, 1);
    if (minimum < 0 && maximum > 0) {
      context.fillRect(Math.round((-minimum / (maximum - minimum)) * WIDTH), 0, 1, HEIGHT);
    }
    context.fillStyle = palette.inkSoft;
    const width = WIDTH / Math.max(1, counts.length);
    barHeights(counts).forEach((share, bin) => {
      const height = share === 0 ? 0 : Math.max(1, share * (HEIGHT - 2));
      context.fillRect(bin * width, HEIGHT - 1 - height, Math.max(1, width - 1), height);
    });
  }
}
