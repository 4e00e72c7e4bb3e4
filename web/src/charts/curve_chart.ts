import { curveRange, steadyRange } from './curve_frame';
import type { GridPicture, OutputChartOptions, OutputView } from './output_chart';
import { drawAxes, type PlotFrame, toValues, toX, toY } from './plot_frame';
import { sampleGrid } from './sample_grid';
import { type Axes, SquareChart } from './square_chart';

/** The network's answer over a single column as a curve through the samples. */
export class CurveChart extends SquareChart {
  #range: readonly [number, number] | null = null;

  constructor(host: HTMLElement, options: OutputChartOptions) {
    super(host, 'curve-chart', options);
  }

  protected override viewChanged(): void {
    this.#range = null;
  }

  protected override axes(view: OutputView): Axes {
    this.#range = steadyRange(this.#range, this.#wantedRange(view));
    const [minimum, maximum] = this.#range;
    return { horizontal: view.horizontal, vertical: { ...view.vertical, minimum, maximum } };
  }

  protected override drawScene(view: OutputView, frame: PlotFrame): void {
    this.back.clear();
    drawAxes(this.back.context, frame, this.palette, this.options.formatNumber);
    this.drawPoints(this.back.context, frame, {
      rim: this.palette.inkSoft,
      shade: 0,
      targetIsVertical: true,
    });
    this.legend.show(view.classes.length > 0, null);
  }

  protected override drawPicture(): void {
    const { view, picture } = this;
    if (!view) return;
    if (this.#range && steadyRange(this.#range, this.#wantedRange(view)) !== this.#range) {
      // The next layout takes the new range and comes back here once.
      this.#range = null;
      this.layOut();
      return;
    }
    this.front.clear();
    const shown = this.#shownPicture();
    if (!this.frame || !shown) return;
    this.#drawCurve(this.frame, shown);
    if (picture) this.#drawReadOut(this.frame, shown);
  }

  #wantedRange(view: OutputView): readonly [number, number] {
    return curveRange(view, [this.training, this.test], this.#shownPicture());
  }

  /** What the curve shows: the predictions, or a unit in their place. */
  #shownPicture(): GridPicture | null {
    if (!this.unit) return this.picture;
    const { values, resolution, rows } = this.unit;
    return { predictions: values, predictionResolution: resolution, predictionRows: rows };
  }

  #drawCurve(frame: PlotFrame, picture: GridPicture): void {
    const { predictions, predictionResolution: columns } = picture;
    const context = this.front.context;
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.width, frame.height);
    context.clip();
    context.beginPath();
    for (let index = 0; index < columns; index++) {
      const x = frame.left + (index / Math.max(1, columns - 1)) * frame.width;
      context.lineTo(x, toY(frame, predictions[index] ?? Number.NaN));
    }
    context.lineJoin = 'round';
    context.lineWidth = 5;
    context.strokeStyle = this.palette.paper;
    context.stroke();
    context.lineWidth = 2;
    context.strokeStyle = this.palette.ink;
    context.stroke();
    context.restore();
  }

  #drawReadOut(frame: PlotFrame, picture: GridPicture): void {
    const place = this.pointer && toValues(frame, this.pointer.x, this.pointer.y);
    if (!place) return;
    const value = sampleGrid(picture, frame, place[0], 0)[0] ?? Number.NaN;
    const context = this.front.context;
    const x = toX(frame, place[0]);
    const line = Math.round(x) + 0.5;
    const y = Math.max(frame.top, Math.min(toY(frame, value), frame.top + frame.height));
    context.strokeStyle = this.palette.inkSoft;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(line, frame.top);
    context.lineTo(line, frame.top + frame.height);
    context.stroke();
    context.fillStyle = this.palette.ink;
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fill();
    const { formatNumber } = this.options;
    const name = (axis: { readonly name: string }, at: number) =>
      `${axis.name} ${formatNumber(at)}`;
    const text = `${name(frame.horizontal, place[0])}   ${name(frame.vertical, value)}`;
    context.font = this.palette.numberFont;
    context.textBaseline = 'top';
    context.textAlign = 'left';
    context.lineWidth = 4;
    context.strokeStyle = this.palette.paper;
    context.strokeText(text, frame.left + 8, frame.top + 8);
    context.fillText(text, frame.left + 8, frame.top + 8);
  }
}
