import { type LossArrays, LossSeries } from '../charts/loss_series';

/** The losses of a run, without and with the penalty that regularization adds to what is trained. */
export class LossHistory {
  readonly #plain = new LossSeries();
  readonly #penalized = new LossSeries({ withPenalty: true });
  readonly #both = [this.#plain, this.#penalized];

  /** Buckets in use, see LossSeries. */
  get length(): number {
    return this.#plain.length;
  }

  clear(): void {
    for (const series of this.#both) series.clear();
  }

  append(reports: Float64Array): void {
    for (const series of this.#both) series.append(reports);
  }

  truncateAfter(epoch: number): void {
    for (const series of this.#both) series.truncateAfter(epoch);
  }

  /** See LossSeries.toArrays. */
  toArrays(withPenalty = false, most?: number): LossArrays {
    return (withPenalty ? this.#penalized : this.#plain).toArrays(most);
  }
}
