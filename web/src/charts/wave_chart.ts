import { Figure, type FigureCanvas } from './figure';
import { drawAxes, frameHeight, type PlotFrame, toX, toY } from './plot_frame';
import { drawPredicted, drawTrue } from './true_and_predicted';

/** A sequence of values, what comes after it, and what was predicted to come. */
export interface Wave {
  readonly values: Float32Array;
  readonly target: number;
  readonly prediction: number;
  /** The vertical axis, the same for all sequences. */
  readonly range: readonly [number, number];
}

export interface WaveChartOptions {
  readonly stepName: string;
  readonly valueName: string;
  readonly formatNumber: (value: number) => string;
}

const HEIGHT = 240;
const LEFT = 56;
const RIGHT = 14;

/** The steps of a sequence as a line, and the next value: true as a dot, predicted as a ring. */
export class WaveChart extends Figure {
  #wave: Wave | null = null;

  constructor(
    host: HTMLElement,
    private readonly options: WaveChartOptions,
  ) {
    super(host, 'wave-chart', HEIGHT);
  }

  update(wave: Wave): void {
    this.#wave = wave;
    this.redraw();
  }

  protected override draw({ context, width, height, palette }: FigureCanvas): void {
    const wave = this.#wave;
    if (!wave) return;
    const next = wave.values.length + 1;
    const frame = this.#frame(width, height, next, wave.range);
    drawAxes(context, frame, palette, this.options.formatNumber);
    const at = (step: number, value: number): [number, number] => [
      toX(frame, step),
      toY(frame, value),
    ];
    context.strokeStyle = palette.inkSoft;
    context.lineWidth = 1.5;
    context.beginPath();
    wave.values.forEach((value, step) => {
      context.lineTo(...at(step + 1, value));
    });
    context.stroke();
    wave.values.forEach((value, step) => {
      drawTrue(context, { ...palette, ink: palette.inkSoft }, ...at(step + 1, value), 2);
    });
    drawTrue(context, palette, ...at(next, wave.target));
    const [lowest, highest] = wave.range;
    const shown = Math.min(highest, Math.max(lowest, wave.prediction));
    drawPredicted(context, palette, ...at(next, shown));
  }

  #frame(
    width: number,
    height: number,
    next: number,
    [minimum, maximum]: Wave['range'],
  ): PlotFrame {
    const { stepName, valueName } = this.options;
    const frame = {
      left: LEFT,
      top: 10,
      width: Math.max(40, width - LEFT - RIGHT),
      height: 0,
      horizontal: { name: stepName, unit: '', minimum: 0.5, maximum: next + 0.5 },
      vertical: { name: valueName, unit: '', minimum, maximum },
    };
    return { ...frame, height: height - frameHeight(frame) };
  }
}
