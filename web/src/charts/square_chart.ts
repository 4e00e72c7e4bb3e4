import { CanvasLayer } from './canvas_layer';
import { HostSize } from './host_size';
import { KeptNumbers } from './kept_numbers';
import { MapLegend } from './map_legend';
import type {
  AxisDescription,
  GridPicture,
  OutputChart,
  OutputChartOptions,
  OutputView,
  SampleColumns,
  Shown,
  UnitPicture,
} from './output_chart';
import { type Palette, readPalette } from './palette';
import { frameHeight, layOutSquare, type PlotFrame, toValues } from './plot_frame';
import { sampleGrid } from './sample_grid';
import { drawSamples, type PointStyle } from './sample_points';

const RIGHT_MARGIN = 10;
/** Test samples are drawn a little smaller, so that a pair at one place shows both. */
const TEST_SHARE = 0.88;

/** Few samples are large, many leave the map free. */
function markerRadius(samples: number): number {
  if (samples <= 20) return 6;
  if (samples <= 200) return 3;
  return samples <= 800 ? 2.5 : 2;
}

export interface Axes {
  readonly horizontal: AxisDescription;
  readonly vertical: AxisDescription;
}

/** A square plot of the network's answers: two canvas layers, axes, samples, key and pointer. */
export abstract class SquareChart implements OutputChart {
  readonly #root = document.createElement('div');
  readonly #figure = document.createElement('div');
  readonly #size: HostSize;
  readonly #predictions = new KeptNumbers();
  readonly #unitValues = new KeptNumbers();
  protected readonly back: CanvasLayer;
  protected readonly front: CanvasLayer;
  protected readonly legend: MapLegend;
  protected palette: Palette;
  protected shown: Shown = {
    testSamples: false,
    discretized: false,
    maximumSide: Number.POSITIVE_INFINITY,
  };
  protected view: OutputView | null = null;
  protected frame: PlotFrame | null = null;
  protected training: SampleColumns | null = null;
  protected test: SampleColumns | null = null;
  protected picture: GridPicture | null = null;
  protected unit: UnitPicture | null = null;
  /** Where the pointer is over the figure, in CSS pixels. */
  protected pointer: { readonly x: number; readonly y: number } | null = null;

  constructor(
    host: HTMLElement,
    className: string,
    protected readonly options: OutputChartOptions,
  ) {
    this.#root.className = `chart ${className}`;
    this.#figure.className = 'chart-figure';
    this.#figure.setAttribute('role', 'img');
    this.setLabel(options.label);
    this.#root.append(this.#figure);
    host.append(this.#root);
    this.back = new CanvasLayer(this.#figure, 'chart-layer');
    this.front = new CanvasLayer(this.#figure, 'chart-layer');
    this.legend = new MapLegend(this.#root, options.formatNumber);
    this.palette = readPalette(this.#root);
    this.#size = new HostSize(this.#root, () => this.layOut());
    this.#figure.addEventListener('pointermove', this.#pointerMoved);
    this.#figure.addEventListener('pointerleave', this.#pointerLeft);
  }

  setView(view: OutputView, training: SampleColumns, test: SampleColumns | null): void {
    this.view = view;
    this.picture = null;
    this.unit = null;
    this.legend.setClasses(view.classes, this.palette);
    this.training = training;
    this.test = test;
    this.viewChanged();
    this.layOut();
  }

  update(picture: GridPicture): void {
    this.picture = { ...picture, predictions: this.#predictions.keep(picture.predictions) };
    if (!this.unit) this.drawPicture();
  }

  showUnit(unit: UnitPicture | null): void {
    if (!unit && !this.unit) return;
    this.unit = unit && { ...unit, values: this.#unitValues.keep(unit.values) };
    this.drawPicture();
  }

  setLabel(label: string): void {
    this.#figure.setAttribute('aria-label', label);
  }

  setShown(shown: Partial<Shown>): void {
    const before = this.shown;
    this.shown = { ...before, ...shown };
    const isOther = Object.entries(this.shown).some(
      ([part, value]) => value !== before[part as keyof Shown],
    );
    if (isOther) this.layOut();
  }

  setTheme(): void {
    this.palette = readPalette(this.#root);
    if (this.view) this.legend.setClasses(this.view.classes, this.palette);
    this.layOut();
  }

  destroy(): void {
    this.#size.destroy();
    this.#root.remove();
  }

  /** Called before the layout when view or samples are new. */
  protected abstract viewChanged(): void;
  /** The axes of the next layout. */
  protected abstract axes(view: OutputView): Axes;
  /** Draws what changes only with the layout. */
  protected abstract drawScene(view: OutputView, frame: PlotFrame): void;
  /** Draws what changes with every picture. */
  protected abstract drawPicture(): void;

  protected layOut(): void {
    const view = this.view;
    if (!view || this.#size.width <= 0) return;
    const { width, ratio } = this.#size;
    const size = { width: width - RIGHT_MARGIN, maximumSide: this.shown.maximumSide };
    const format = this.options.formatNumber;
    const frame = layOutSquare(this.front.context, this.palette, this.axes(view), size, format);
    this.frame = frame;
    const figureWidth = Math.min(width, frame.left + frame.width + RIGHT_MARGIN);
    const height = frameHeight(frame);
    this.#figure.style.setProperty('width', `${figureWidth}px`);
    this.#figure.style.setProperty('height', `${height}px`);
    this.back.resize(figureWidth, height, ratio);
    this.front.resize(figureWidth, height, ratio);
    this.legend.align(frame.left, frame.width);
    this.drawScene(view, frame);
    this.drawPicture();
    this.options.onLayout?.(Math.round(Math.max(frame.width, frame.height) * ratio));
  }

  protected drawPoints(
    context: CanvasRenderingContext2D,
    frame: PlotFrame,
    style: Pick<PointStyle, 'rim' | 'shade' | 'targetIsVertical'>,
  ): void {
    if (!this.view) return;
    const view = { ...this.view, classCount: this.view.classes.length };
    const count = (this.training?.targets.length ?? 0) + (this.test?.targets.length ?? 0);
    const radius = markerRadius(count);
    if (this.training) {
      const filled = { ...style, radius, hollow: false };
      drawSamples(context, frame, this.training, view, filled);
    }
    if (this.test && this.shown.testSamples) {
      const hollow = { ...style, radius: radius * TEST_SHARE, hollow: true };
      drawSamples(context, frame, this.test, view, hollow);
    }
  }

  readonly #pointerMoved = (event: PointerEvent): void => {
    const { clientX, clientY } = event;
    const box = this.#figure.getBoundingClientRect();
    this.pointer = { x: clientX - box.left, y: clientY - box.top };
    this.drawPicture();
    const inspect = this.options.onInspect;
    if (!inspect || !this.frame || !this.picture) return;
    const values = toValues(this.frame, this.pointer.x, this.pointer.y);
    if (!values) {
      inspect(null);
      return;
    }
    const [horizontal, vertical] = values;
    const outputs = sampleGrid(this.picture, this.frame, horizontal, vertical);
    inspect({ horizontal, vertical, outputs, clientX, clientY });
  };

  readonly #pointerLeft = (): void => {
    this.pointer = null;
    this.drawPicture();
    this.options.onInspect?.(null);
  };
}
