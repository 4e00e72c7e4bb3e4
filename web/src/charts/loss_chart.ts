import uPlot from 'uplot';
import { HostSize } from './host_size';
import { epochAxis, lossAxis } from './loss_axes';
import { drawLineEnds, type LineEnd, labelRoom } from './loss_labels';
import { LossReadOut } from './loss_read_out';
import { type ChartValue, chartValues, linearRange, logRange, positiveExtent } from './loss_scale';
import type { LossArrays } from './loss_series';
import { readPalette } from './palette';

export interface LossChartTexts {
  /** Accessible name of the picture. */
  readonly label: string;
  readonly epoch: string;
  readonly loss: string;
  readonly training: string;
  readonly test: string;
}

export interface LossChartOptions {
  readonly texts: LossChartTexts;
  /** The history in at most so many buckets, whose arrays are good until the next call. */
  readonly history: (mostBuckets: number) => LossArrays;
  readonly formatNumber: (value: number) => string;
  /** Whole epochs, which are not to be rounded; left out, as other numbers. */
  readonly formatEpoch?: (epoch: number) => string;
  readonly logarithmic?: boolean;
}

const EMPTY: LossArrays = {
  epochs: new Float64Array(0),
  training: new Float64Array(0),
  test: null,
  lastEpochs: new Float64Array(0),
};
/** Room above the plot for the values under the pointer. */
const READ_OUT_HEIGHT = 26;
const TEST_DASH = [6, 4];
/** The same on the short piece of line before the name. */
const SHORT_DASH = [4, 2];
const LINE_WIDTH = 1.75;

/** Training and test loss over epochs, named at their ends, with a linear or logarithmic axis. */
export class LossChart {
  readonly #root = document.createElement('div');
  readonly #size: HostSize;
  readonly #readOut: LossReadOut;
  readonly #training: ChartValue[] = [];
  readonly #test: ChartValue[] = [];
  readonly #formatEpoch: (epoch: number) => string;
  #texts: LossChartTexts;
  #isLogarithmic: boolean;
  #palette;
  #data = EMPTY;
  #range: readonly [number, number] = [0, 1];
  #plot: uPlot | null = null;
  /** The names right of the plot from the top down, so that they do not change places at each frame. */
  #labelOrder: readonly number[] = [];

  constructor(
    host: HTMLElement,
    private readonly options: LossChartOptions,
  ) {
    this.#texts = options.texts;
    this.#formatEpoch = options.formatEpoch ?? options.formatNumber;
    this.#isLogarithmic = options.logarithmic ?? false;
    this.#root.className = 'chart loss-chart';
    this.#root.setAttribute('role', 'img');
    host.append(this.#root);
    this.#palette = readPalette(this.#root);
    this.#readOut = new LossReadOut(this.#root, options.formatNumber, this.#formatEpoch);
    this.#size = new HostSize(this.#root, () => this.#resize());
    this.#root.setAttribute('aria-label', this.#texts.label);
  }

  /** Draws the history of now. */
  update(): void {
    if (!this.#plot) {
      this.#build();
      return;
    }
    this.#prepare();
    this.#plot.setData(this.#chartData());
  }

  setLogarithmic(on: boolean): void {
    if (on === this.#isLogarithmic) return;
    this.#isLogarithmic = on;
    this.#build();
  }

  setTexts(texts: LossChartTexts): void {
    this.#texts = texts;
    this.#build();
  }

  setTheme(): void {
    this.#palette = readPalette(this.#root);
    this.#build();
  }

  destroy(): void {
    this.#size.destroy();
    this.#plot?.destroy();
    this.#root.remove();
  }

  #resize(): void {
    const { width, height } = this.#size;
    if (!this.#plot) {
      this.#build();
    } else if (width > 0 && height > 0) {
      this.#plot.setSize({ width, height });
      this.update();
    }
  }

  /** Works out the vertical range and the values to draw: a bucket for each pixel, as more take longer. */
  #prepare(): void {
    this.#data = this.options.history(this.#size.width);
    const { epochs, training, test } = this.#data;
    let floor: number | null = null;
    if (this.#isLogarithmic) {
      this.#range = logRange(positiveExtent([training, test]));
      floor = this.#range[0];
    } else {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (const values of [training, test ?? EMPTY.training]) {
        for (const value of values) {
          if (value < low) low = value;
          if (value > high) high = value;
        }
      }
      this.#range = linearRange(low, high);
    }
    chartValues(training, epochs.length, floor, this.#training);
    chartValues(test, epochs.length, floor, this.#test);
  }

  #chartData(): uPlot.AlignedData {
    return [this.#data.epochs, this.#training, this.#test];
  }

  #build(): void {
    const { width, height } = this.#size;
    this.#plot?.destroy();
    this.#plot = null;
    this.#root.setAttribute('aria-label', this.#texts.label);
    if (width <= 0 || height <= 0) return;
    this.#prepare();
    if (this.#data.epochs.length === 0) return;
    this.#plot = new uPlot(this.#plotOptions(width, height), this.#chartData(), this.#root);
  }

  #plotOptions(width: number, height: number): uPlot.Options {
    const { positive, negative, paper } = this.#palette;
    const { formatNumber } = this.options;
    const series = (stroke: string): uPlot.Series => ({
      stroke,
      width: LINE_WIDTH,
      points: { show: (plot) => plot.data[0].length === 1, size: 6, fill: stroke, stroke },
    });
    return {
      width,
      height,
      padding: [READ_OUT_HEIGHT, (plot) => labelRoom(plot, this.#lineNames(), this.#palette), 0, 0],
      legend: { show: false },
      scales: {
        x: { time: false, range: () => epochRange(this.#data.epochs) },
        y: {
          distr: this.#isLogarithmic ? 3 : 1,
          range: () => [this.#range[0], this.#range[1]],
        },
      },
      axes: [
        epochAxis(this.#texts.epoch, this.#palette, this.#formatEpoch),
        lossAxis(this.#texts.loss, this.#palette, formatNumber, this.#isLogarithmic),
      ],
      series: [{}, series(positive), { ...series(negative), dash: TEST_DASH }],
      cursor: {
        y: false,
        drag: { x: false, y: false, setScale: false },
        points: {
          size: 8,
          width: 2,
          stroke: paper,
          fill: (_plot, index) => (index === 1 ? positive : negative),
        },
      },
      hooks: {
        draw: [
          (plot) => {
            const before = this.#labelOrder;
            const ends = this.#lineEnds();
            this.#labelOrder = drawLineEnds(plot, ends, before, this.#palette, uPlot.pxRatio);
          },
        ],
        setCursor: [
          (plot) =>
            this.#readOut.show(plot.cursor.idx ?? null, this.#data, this.#texts, this.#palette),
        ],
      },
    };
  }

  /** Names of the lines that are there; the test line only with test samples. */
  #lineNames(): string[] {
    return this.#data.test ? [this.#texts.training, this.#texts.test] : [this.#texts.training];
  }

  #lineEnds(): LineEnd[] {
    const { positive, negative } = this.#palette;
    return this.#lineNames().map((name, index) =>
      index === 0
        ? { name, color: positive, dash: [], value: lastValue(this.#training) }
        : { name, color: negative, dash: SHORT_DASH, value: lastValue(this.#test) },
    );
  }
}

/** The epoch axis: all epochs there are, at least ten. */
function epochRange(epochs: Float64Array): [number, number] {
  const first = epochs[0] ?? 0;
  return [first, Math.max(epochs.at(-1) ?? 0, first + 10)];
}

function lastValue(values: readonly ChartValue[]): number | null {
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}
