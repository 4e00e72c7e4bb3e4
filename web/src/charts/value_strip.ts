import { Figure, type FigureCanvas } from './figure';
import { drawPredicted, drawTrue } from './true_and_predicted';

/** True and predicted values of many samples in their order. */
export interface StripValues {
  readonly targets: ArrayLike<number>;
  readonly predictions: ArrayLike<number>;
  readonly range: readonly [number, number];
  /** The sample to point out. */
  readonly current: number;
}

/** Samples that fit beside each other. */
export const STRIP_SAMPLES = 40;
const HEIGHT = 96;
const MARGIN = 8;

/** The samples of the strip that holds this one: [first, end). */
export function stripWindow(current: number, count: number): readonly [number, number] {
  const first = Math.floor(current / STRIP_SAMPLES) * STRIP_SAMPLES;
  return [first, Math.min(count, first + STRIP_SAMPLES)];
}

/** Samples side by side: true dots, predicted rings, and a line between them that is the error. */
export class ValueStrip extends Figure {
  #values: StripValues | null = null;

  constructor(host: HTMLElement) {
    super(host, 'value-strip', HEIGHT);
  }

  update(values: StripValues): void {
    this.#values = values;
    this.redraw();
  }

  protected override draw({ context, width, height, palette }: FigureCanvas): void {
    if (!this.#values) return;
    const { targets, predictions, range, current } = this.#values;
    const [first, end] = stripWindow(current, targets.length);
    const [minimum, maximum] = range;
    const pitch = (width - 2 * MARGIN) / STRIP_SAMPLES;
    const y = (value: number) => {
      const kept = Math.min(maximum, Math.max(minimum, value));
      return height - MARGIN - ((kept - minimum) / (maximum - minimum)) * (height - 2 * MARGIN);
    };
    context.fillStyle = palette.line;
    context.fillRect(MARGIN + (current - first) * pitch, 0, pitch, height);
    for (let sample = first; sample < end; sample++) {
      const x = MARGIN + (sample - first + 0.5) * pitch;
      const target = y(targets[sample] ?? Number.NaN);
      const predicted = y(predictions[sample] ?? Number.NaN);
      context.strokeStyle = palette.negative;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(x, target);
      context.lineTo(x, predicted);
      context.stroke();
      drawTrue(context, palette, x, target, 2);
      drawPredicted(context, palette, x, predicted, 3);
    }
  }
}
