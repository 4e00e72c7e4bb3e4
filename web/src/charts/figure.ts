import { CanvasLayer } from './canvas_layer';
import { HostSize } from './host_size';
import { type Palette, readPalette } from './palette';

/** Where a figure draws, in CSS pixels. */
export interface FigureCanvas {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

/** A picture on one canvas as wide as its host, with an accessible name. */
export abstract class Figure {
  readonly #root = document.createElement('div');
  readonly #layer: CanvasLayer;
  readonly #size: HostSize;
  #palette: Palette;

  constructor(
    host: HTMLElement,
    className: string,
    private readonly height: number,
  ) {
    this.#root.className = `chart figure ${className}`;
    this.#root.setAttribute('role', 'img');
    host.append(this.#root);
    this.#layer = new CanvasLayer(this.#root, 'figure-layer');
    this.#palette = readPalette(this.#root);
    this.#size = new HostSize(this.#root, () => this.redraw());
  }

  /** What screen readers say of it. */
  setLabel(label: string): void {
    if (this.#root.getAttribute('aria-label') !== label)
      this.#root.setAttribute('aria-label', label);
  }

  setTheme(): void {
    this.#palette = readPalette(this.#root);
    this.redraw();
  }

  destroy(): void {
    this.#size.destroy();
    this.#root.remove();
  }

  /** Draws onto a cleared canvas; nothing before there are data. */
  protected abstract draw(canvas: FigureCanvas): void;

  protected redraw(): void {
    const { width, ratio } = this.#size;
    if (width <= 0) return;
    const { context } = this.#layer;
    const { height } = this;
    this.#layer.resize(width, height, ratio);
    this.#layer.clear();
    this.draw({ context, width, height, palette: this.#palette });
  }
}
