import { Graph, type GraphFrame, graphX, graphY, linearAxis, logarithmicAxis } from './graph';

/** What a learning rate range test recorded. */
export interface RateCurve {
  readonly lowestRate: number;
  readonly highestRate: number;
  readonly startLoss: number;
  /** Rate, loss and smoothed loss of each step, one step after the other. */
  readonly points: Float64Array;
  readonly suggestedRate: number | null;
  readonly divergenceRate: number | null;
}

export interface RateChartOptions {
  /** Accessible name of the picture. */
  readonly label: string;
  readonly rate: string;
  readonly loss: string;
  readonly suggestion: string;
  readonly divergence: string;
  readonly formatNumber: (value: number) => string;
}

const NUMBERS = 3;

/** The losses to show, up to twice the start's: a test ends with one that may be thousands of times as large. */
export function lossRange({ points, startLoss }: RateCurve): readonly [number, number] {
  let lowest = startLoss;
  let highest = startLoss;
  for (let at = 1; at < points.length; at += NUMBERS) {
    for (const loss of [points[at] ?? startLoss, points[at + 1] ?? startLoss]) {
      lowest = Math.min(lowest, loss);
      highest = Math.max(highest, loss);
    }
  }
  const top = Math.min(highest, 2 * startLoss);
  const padding = (top - lowest || Math.abs(top) || 1) * 0.06;
  return [lowest - padding, top + padding];
}

/** The step whose rate is nearest to a value, by ratio. */
export function nearestStep(points: Float64Array, rate: number): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let step = 0; step * NUMBERS < points.length; step++) {
    const distance = Math.abs(Math.log((points[step * NUMBERS] ?? Number.NaN) / rate));
    if (distance < bestDistance) {
      best = step;
      bestDistance = distance;
    }
  }
  return best;
}

interface Mark {
  readonly rate: number | null;
  /** Of its name above the plot, from 0. */
  readonly row: number;
  readonly dash: readonly number[];
}

/** Height of a marked rate's name above the plot. */
const NAME_ROW = 20;

/** The loss against a learning rate that grows from step to step. */
export class RateChart extends Graph {
  readonly #options: RateChartOptions;
  #curve: RateCurve | null = null;
  protected override readonly top = 2 * NAME_ROW + 4;

  constructor(host: HTMLElement, options: RateChartOptions) {
    super(host, options.label);
    this.#options = options;
  }

  update(curve: RateCurve): void {
    this.#curve = curve;
    this.draw();
  }

  protected override axes() {
    const { rate, loss, formatNumber } = this.#options;
    const curve = this.#curve;
    if (!curve) return null;
    return {
      horizontal: logarithmicAxis(rate, [curve.lowestRate, curve.highestRate], formatNumber),
      vertical: linearAxis(loss, lossRange(curve), formatNumber),
    };
  }

  protected override drawData(context: CanvasRenderingContext2D, frame: GraphFrame): void {
    const curve = this.#curve;
    if (!curve) return;
    const { suggestedRate, divergenceRate, points } = curve;
    this.#drawMark(context, frame, { rate: divergenceRate, row: 1, dash: [2, 4] });
    this.#drawMark(context, frame, { rate: suggestedRate, row: 0, dash: [] });
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.width, frame.height);
    context.clip();
    this.#drawLine(context, frame, points, { offset: 1, color: this.palette.line, width: 1.5 });
    this.#drawLine(context, frame, points, { offset: 2, color: this.palette.ink, width: 2 });
    context.restore();
    this.#writeNames(context, frame, curve);
    this.#drawReadOut(context, frame, points);
  }

  #drawLine(
    context: CanvasRenderingContext2D,
    frame: GraphFrame,
    points: Float64Array,
    look: { readonly offset: number; readonly color: string; readonly width: number },
  ): void {
    context.strokeStyle = look.color;
    context.lineWidth = look.width;
    context.lineJoin = 'round';
    context.beginPath();
    for (let at = 0; at < points.length; at += NUMBERS) {
      const y = graphY(frame, points[at + look.offset] ?? Number.NaN);
      // Far outside, some canvases lose the whole line.
      const shown = Math.max(y, frame.top - frame.height);
      context.lineTo(graphX(frame, points[at] ?? Number.NaN), shown);
    }
    context.stroke();
  }

  #drawMark(context: CanvasRenderingContext2D, frame: GraphFrame, { rate, row, dash }: Mark): void {
    if (rate === null) return;
    const x = Math.round(graphX(frame, rate)) + 0.5;
    context.strokeStyle = this.palette.accent;
    context.lineWidth = 1.5;
    context.setLineDash([...dash]);
    context.beginPath();
    context.moveTo(x, (row + 1) * NAME_ROW - 2);
    context.lineTo(x, frame.top + frame.height);
    context.stroke();
    context.setLineDash([]);
  }

  /** The names of the marks, on the side where there is room. */
  #writeNames(context: CanvasRenderingContext2D, frame: GraphFrame, curve: RateCurve): void {
    const { suggestion, divergence, formatNumber } = this.#options;
    const marks = [
      { name: suggestion, rate: curve.suggestedRate },
      { name: divergence, rate: curve.divergenceRate },
    ];
    marks.forEach(({ name, rate }, row) => {
      if (rate === null) return;
      const x = graphX(frame, rate);
      const onLeft = x > frame.left + frame.width / 2;
      this.write(context, `${name} ${formatNumber(Number(rate.toPrecision(2)))}`, {
        x: onLeft ? x + 4 : x - 4,
        y: row * NAME_ROW,
        align: onLeft ? 'right' : 'left',
      });
    });
  }

  #drawReadOut(context: CanvasRenderingContext2D, frame: GraphFrame, points: Float64Array): void {
    const { pointer } = this;
    if (!pointer || points.length === 0) return;
    const { minimum, maximum } = frame.horizontal;
    const share = (pointer.x - frame.left) / frame.width;
    if (!(share >= 0 && share <= 1)) return;
    const at = nearestStep(points, minimum * (maximum / minimum) ** share) * NUMBERS;
    const rate = points[at] ?? Number.NaN;
    const loss = points[at + 2] ?? Number.NaN;
    const y = graphY(frame, loss);
    context.fillStyle = this.palette.ink;
    context.beginPath();
    context.arc(graphX(frame, rate), Math.max(y, frame.top), 4, 0, 2 * Math.PI);
    context.fill();
    const { rate: rateName, loss: lossName, formatNumber } = this.#options;
    this.write(context, `${rateName} ${formatNumber(rate)}   ${lossName} ${formatNumber(loss)}`, {
      x: frame.left + 8,
      y: frame.top + frame.height - 22,
      align: 'left',
    });
  }
}
