import { MapSurface } from './map_surface';
import type { OutputChartOptions, OutputView } from './output_chart';
import { drawAxes, type PlotFrame } from './plot_frame';
import { type Axes, SquareChart } from './square_chart';

/** Points stand on the map, which is the same in both themes, so their rim is too. */
export const POINT_RIM = '#ffffff';
export const POINT_SHADE = 0.35;

/** The network's answers over two columns as a picture, with axes, samples and key; up is larger. */
export class PredictionMap extends SquareChart {
  readonly #surface = new MapSurface();

  constructor(host: HTMLElement, options: OutputChartOptions) {
    super(host, 'prediction-map', options);
  }

  protected override viewChanged(): void {
    // The axes are the view's own: nothing to work out anew.
  }

  protected override axes(view: OutputView): Axes {
    return view;
  }

  protected override drawScene(_view: OutputView, frame: PlotFrame): void {
    this.front.clear();
    drawAxes(this.front.context, frame, this.palette, this.options.formatNumber);
    this.drawPoints(this.front.context, frame, {
      rim: POINT_RIM,
      shade: POINT_SHADE,
      targetIsVertical: false,
    });
  }

  protected override drawPicture(): void {
    const { view, frame, unit, picture } = this;
    if (!view || !frame) return;
    if (!unit && !picture) this.back.clear();
    let range: readonly [number, number] | null = null;
    if (unit) {
      range = this.#surface.paintUnit(unit);
    } else {
      if (view.task !== 'multiclass') range = view.predictionRange;
      if (picture) this.#surface.paintPredictions(picture, view, this.shown.discretized);
    }
    this.legend.show(view.classes.length > 0 && !(unit && view.task === 'multiclass'), range);
    if (!unit && !picture) return;
    const { left, top, width, height } = frame;
    this.#surface.draw(this.back.context, left, top, width, height);
  }
}
