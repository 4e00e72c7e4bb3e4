import type { LossChartTexts } from './loss_chart';
import type { LossArrays } from './loss_series';
import type { Palette } from './palette';

/** The values under the pointer, as text in the chart's corner. */
export class LossReadOut {
  readonly #root = document.createElement('div');

  constructor(
    host: HTMLElement,
    private readonly formatNumber: (value: number) => string,
    private readonly formatEpoch: (epoch: number) => string,
  ) {
    this.#root.className = 'loss-read-out';
    this.#root.hidden = true;
    host.append(this.#root);
  }

  /** Shows the point at an index, or nothing for null. */
  show(index: number | null, data: LossArrays, texts: LossChartTexts, palette: Palette): void {
    this.#root.hidden = index === null || index >= data.epochs.length;
    if (index === null || this.#root.hidden) return;
    const bucket = bucketAround(data, index);
    const parts = [
      entry(texts.epoch, this.#epochs(bucket.firstEpoch, bucket.lastEpoch), null),
      entry(texts.training, this.#extremes(data.training, bucket), palette.positive),
    ];
    if (data.test)
      parts.push(entry(texts.test, this.#extremes(data.test, bucket), palette.negative));
    this.#root.replaceChildren(...parts);
  }

  #epochs(first: number, last: number): string {
    const text = this.formatEpoch(first);
    return last > first ? `${text}–${this.formatEpoch(last)}` : text;
  }

  #extremes(values: Float64Array, { start, end }: Bucket): string {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const value of values.subarray(start, end)) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (low > high) return this.formatNumber(Number.NaN);
    const text = this.formatNumber(low);
    const highText = this.formatNumber(high);
    return text === highText ? text : `${text}–${highText}`;
  }
}

/** The points [start, end) of one bucket and the epochs it stands for. */
export interface Bucket {
  readonly start: number;
  readonly end: number;
  readonly firstEpoch: number;
  readonly lastEpoch: number;
}

/** The bucket that a point belongs to: its neighbours with the same last epoch. */
export function bucketAround({ epochs, lastEpochs }: LossArrays, index: number): Bucket {
  let start = index;
  let end = index + 1;
  while (start > 0 && lastEpochs[start - 1] === lastEpochs[index]) start--;
  while (end < epochs.length && lastEpochs[end] === lastEpochs[index]) end++;
  return { start, end, firstEpoch: epochs[start] ?? 0, lastEpoch: lastEpochs[index] ?? 0 };
}

/** A name and its value, after a piece of the line's colour where there is a line. */
function entry(name: string, value: string, color: string | null): HTMLElement {
  const root = document.createElement('span');
  const number = document.createElement('b');
  number.textContent = value;
  if (color !== null) {
    const sample = document.createElement('i');
    sample.style.setProperty('color', color);
    root.append(sample);
  }
  root.append(`${name} `, number);
  return root;
}
