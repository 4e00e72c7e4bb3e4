/** The history as a chart takes it: about two points for each bucket, in order; NaN is a gap. */
export interface LossArrays {
  readonly epochs: Float64Array;
  readonly training: Float64Array;
  /** Null when no epoch has a test loss. */
  readonly test: Float64Array | null;
  /** Last epoch of each point's bucket. */
  readonly lastEpochs: Float64Array;
}

/** Smallest, largest and last value of each bucket, and the order of the first two. */
class Extremes {
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  readonly last: Float64Array;
  readonly minimumFirst: Uint8Array;

  constructor(capacity: number) {
    this.minimum = new Float64Array(capacity);
    this.maximum = new Float64Array(capacity);
    this.last = new Float64Array(capacity);
    this.minimumFirst = new Uint8Array(capacity);
  }

  start(bucket: number, value: number): void {
    this.minimum[bucket] = value;
    this.maximum[bucket] = value;
    this.last[bucket] = value;
    this.minimumFirst[bucket] = 1;
  }

  /** Puts two neighbours, earlier and later, into one bucket at `target`. */
  merge(earlier: number, later: number, target: number): void {
    const isEarlierEmpty = Number.isNaN(this.minimum[earlier] ?? Number.NaN);
    const isLaterEmpty = Number.isNaN(this.minimum[later] ?? Number.NaN);
    const lowSource =
      isEarlierEmpty || (!isLaterEmpty && at(this.minimum, later) < at(this.minimum, earlier))
        ? later
        : earlier;
    const highSource =
      isEarlierEmpty || (!isLaterEmpty && at(this.maximum, later) > at(this.maximum, earlier))
        ? later
        : earlier;
    let isMinimumFirst = lowSource === earlier;
    if (lowSource === highSource) isMinimumFirst = this.minimumFirst[lowSource] === 1;
    const minimum = at(this.minimum, lowSource);
    const maximum = at(this.maximum, highSource);
    const last = at(this.last, later);
    this.minimum[target] = minimum;
    this.maximum[target] = maximum;
    this.last[target] = last;
    this.minimumFirst[target] = isMinimumFirst ? 1 : 0;
  }

  earlier(bucket: number): number {
    return at(this.minimumFirst[bucket] ? this.minimum : this.maximum, bucket);
  }

  later(bucket: number): number {
    return at(this.minimumFirst[bucket] ? this.maximum : this.minimum, bucket);
  }
}

/**
 * The losses of a whole run in fixed memory. Every epoch gets a bucket until all are used; then
 * neighbours are merged in pairs, keeping smallest and largest values, so that no spike is lost.
 */
export class LossSeries {
  readonly #first: Float64Array;
  readonly #final: Float64Array;
  readonly #training: Extremes;
  readonly #test: Extremes;
  readonly #points: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  #length = 0;
  #epochsPerBucket = 1;
  #filled = 0;

  readonly #withPenalty: boolean;
  readonly #capacity: number;

  /** `withPenalty` adds the penalty of the weights to both losses. */
  constructor({ capacity = 2048, withPenalty = false } = {}) {
    this.#capacity = capacity;
    this.#withPenalty = withPenalty;
    if (!Number.isInteger(capacity) || capacity < 2 || capacity % 2 !== 0) {
      throw new RangeError(`capacity: ${capacity} is not allowed (even, 2 or more)`);
    }
    // One bucket more than shown: where a new epoch waits to be merged, and neighbours are to be shown.
    this.#first = new Float64Array(capacity + 1);
    this.#final = new Float64Array(capacity + 1);
    this.#training = new Extremes(capacity + 1);
    this.#test = new Extremes(capacity + 1);
    const column = () => new Float64Array(2 * capacity + 1);
    this.#points = [column(), column(), column(), column()];
  }

  /** Buckets in use. */
  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
    this.#epochsPerBucket = 1;
    this.#filled = 0;
  }

  /**
   * Takes report rows: column 0 epoch, 1 training loss, 2 test loss, 3 penalty. Rows that are not
   * after the last epoch are dropped, values that are not finite are gaps.
   */
  append(reports: Float64Array, rowLength = 7): void {
    for (let row = 0; row + rowLength <= reports.length; row += rowLength) {
      const epoch = reports[row] ?? Number.NaN;
      const isLater = this.#length === 0 || epoch > at(this.#final, this.#length - 1);
      if (Number.isFinite(epoch) && isLater) {
        const penalty = this.#withPenalty ? at(reports, row + 3) : 0;
        this.#add(
          epoch,
          finite(at(reports, row + 1) + penalty),
          finite(at(reports, row + 2) + penalty),
        );
      }
    }
  }

  /** Forgets epochs after the given one; a bucket that holds it stays whole. */
  truncateAfter(epoch: number): void {
    while (this.#length > 0 && at(this.#first, this.#length - 1) > epoch) this.#length--;
    if (this.#length > 0) {
      const last = this.#length - 1;
      this.#final[last] = Math.min(at(this.#final, last), epoch);
      this.#filled = Math.min(
        at(this.#final, last) - at(this.#first, last) + 1,
        this.#epochsPerBucket,
      );
    }
  }

  /**
   * Views of all points, good until the next call: earlier and later extreme of each bucket, then the
   * last values. Where there are more than `most` buckets, neighbours are shown as one.
   */
  toArrays(most = this.#capacity): LossArrays {
    const [epochs, training, test, lastEpochs] = this.#points;
    let points = 0;
    let hasTest = false;
    const add = (epoch: number, trainingLoss: number, testLoss: number, lastEpoch: number) => {
      epochs[points] = epoch;
      training[points] = trainingLoss;
      test[points] = testLoss;
      lastEpochs[points] = lastEpoch;
      hasTest ||= !Number.isNaN(testLoss);
      points++;
    };
    const together = 2 ** Math.max(0, Math.ceil(Math.log2(this.#length / most)));
    for (let start = 0; start < this.#length; start += together) {
      const end = Math.min(start + together, this.#length);
      const bucket = this.#merged(start, end);
      const first = at(this.#first, bucket);
      const final = at(this.#final, bucket);
      add(first, this.#training.earlier(bucket), this.#test.earlier(bucket), final);
      if (final === first) continue;
      // In the middle, because the next bucket starts one epoch after this one's end.
      const middle = first + (final - first) / 2;
      add(middle, this.#training.later(bucket), this.#test.later(bucket), final);
      if (end < this.#length) continue;
      add(final, at(this.#training.last, bucket), at(this.#test.last, bucket), final);
    }
    return {
      epochs: epochs.subarray(0, points),
      training: training.subarray(0, points),
      test: hasTest ? test.subarray(0, points) : null,
      lastEpochs: lastEpochs.subarray(0, points),
    };
  }

  /** The place of what these buckets hold together, good until the next call. */
  #merged(start: number, end: number): number {
    let place = start;
    for (let bucket = start + 1; bucket < end; bucket++) {
      this.#merge(place, bucket, this.#capacity);
      place = this.#capacity;
    }
    return place;
  }

  #add(epoch: number, training: number, test: number): void {
    const isFull = this.#filled >= this.#epochsPerBucket;
    if (this.#length === this.#capacity && isFull) this.#halve();
    const isNew = this.#length === 0 || this.#filled >= this.#epochsPerBucket;
    const place = isNew ? this.#length : this.#capacity;
    this.#training.start(place, training);
    this.#test.start(place, test);
    this.#first[place] = epoch;
    this.#final[place] = epoch;
    if (isNew) {
      this.#length++;
      this.#filled = 1;
    } else {
      this.#merge(this.#length - 1, place, this.#length - 1);
      this.#filled++;
    }
  }

  #halve(): void {
    for (let pair = 0; pair < this.#length / 2; pair++) this.#merge(2 * pair, 2 * pair + 1, pair);
    this.#length /= 2;
    this.#epochsPerBucket *= 2;
    this.#filled = this.#epochsPerBucket;
  }

  #merge(earlier: number, later: number, target: number): void {
    this.#first[target] = at(this.#first, earlier);
    this.#final[target] = at(this.#final, later);
    this.#training.merge(earlier, later, target);
    this.#test.merge(earlier, later, target);
  }
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
