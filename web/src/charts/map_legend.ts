import { CanvasLayer } from './canvas_layer';
import { classRgb, createDivergingTable, cssColor, TABLE_SIZE } from './color_scale';
import { addMarker } from './markers';
import type { Palette } from './palette';
import { PixelImage } from './pixel_image';
import { paintPath } from './sample_points';

/** The key under a map: class markers with names, and a bar of the scale with three values. */
export class MapLegend {
  readonly #root = document.createElement('div');
  readonly #classes = document.createElement('div');
  readonly #scale = document.createElement('div');
  readonly #labels = [0, 1, 2].map(() => document.createElement('span'));

  constructor(
    host: HTMLElement,
    private readonly formatNumber: (value: number) => string,
  ) {
    this.#root.className = 'chart-legend';
    this.#classes.className = 'chart-legend-classes';
    this.#scale.className = 'chart-legend-scale';
    const image = new PixelImage();
    image.pixels(TABLE_SIZE, 1).set(createDivergingTable());
    image.commit();
    image.canvas.className = 'chart-legend-bar';
    image.canvas.setAttribute('aria-hidden', 'true');
    this.#scale.append(image.canvas, ...this.#labels);
    this.#root.append(this.#classes, this.#scale);
    host.append(this.#root);
  }

  /** Indents the key to the plot's left edge and width, in CSS pixels. */
  align(left: number, width: number): void {
    this.#root.style.setProperty('margin-left', `${left}px`);
    this.#root.style.setProperty('width', `${width}px`);
  }

  /** Names the classes with their markers. */
  setClasses(names: readonly string[], palette: Palette): void {
    this.#classes.replaceChildren(
      ...names.map((name, index) => classEntry(name, index, names.length, palette)),
    );
  }

  /** Shows the classes, the bar over a range, or both; cheap enough for every frame. */
  show(classes: boolean, range: readonly [number, number] | null): void {
    this.#classes.hidden = !classes;
    this.#scale.hidden = range === null;
    if (!range) return;
    const values = [range[0], (range[0] + range[1]) / 2, range[1]];
    this.#labels.forEach((label, index) => {
      const text = this.formatNumber(values[index] ?? Number.NaN);
      if (label.textContent !== text) label.textContent = text;
    });
  }
}

function classEntry(name: string, index: number, count: number, palette: Palette): HTMLElement {
  const entry = document.createElement('span');
  entry.className = 'chart-legend-class';
  const marker = new CanvasLayer(entry, 'chart-legend-marker');
  marker.resize(16, 16, window.devicePixelRatio || 1);
  marker.context.beginPath();
  addMarker(marker.context, index, 8, 8, 5);
  const style = { hollow: false, rim: palette.paper, radius: 5 };
  paintPath(marker.context, cssColor(classRgb(index, count)), style);
  entry.append(name);
  return entry;
}
