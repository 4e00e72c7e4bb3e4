import { expect, test } from 'vitest';
import { type Bucket, bucketAround } from '../../../web/src/charts/loss_read_out';
import { LossSeries } from '../../../web/src/charts/loss_series';

const EPOCHS = 10_000_000;
const CAPACITY = 2048;

/** Whole numbers from a seed. Source: Marsaglia (2003), xorshift. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Epochs with a height of their own, ascending by epoch. */
function randomSpikes(count: number, seed: number): Map<number, number> {
  const random = randomNumbers(seed);
  const epochs = new Set<number>();
  while (epochs.size < count) epochs.add(random(EPOCHS));
  return new Map([...epochs].sort((a, b) => a - b).map((epoch) => [epoch, 10 + random(1000)]));
}

/** The whole run in messages of many lengths. Spikes of the test loss go down. */
function train(up: Map<number, number>, down: Map<number, number>): LossSeries {
  const series = new LossSeries({ capacity: CAPACITY });
  const random = randomNumbers(99);
  const rows = new Float64Array(7 * 100_000);
  for (let from = 0; from < EPOCHS; ) {
    const count = Math.min(1 + random(100_000), EPOCHS - from);
    for (let row = 0; row < count; row++) {
      const epoch = from + row;
      rows[7 * row] = epoch;
      rows[7 * row + 1] = up.get(epoch) ?? 1 + (epoch % 7) / 10;
      rows[7 * row + 2] = -(down.get(epoch) ?? 1 + (epoch % 5) / 10);
    }
    series.append(rows.subarray(0, 7 * count));
    from += count;
  }
  return series;
}

test('every spike of ten million epochs is drawn in its bucket, in fixed memory', () => {
  const up = randomSpikes(300, 1);
  const down = randomSpikes(300, 2);
  const series = train(up, down);
  const arrays = series.toArrays();
  const { epochs, training, test: testLosses } = arrays;

  expect(series.length).toBeLessThanOrEqual(CAPACITY);
  expect(series.length).toBeGreaterThan(CAPACITY / 2);
  expect(epochs.buffer.byteLength).toBe(new LossSeries().toArrays().epochs.buffer.byteLength);

  // Buckets follow one another without a gap, from the first epoch to the last.
  const buckets: Bucket[] = [];
  for (let point = 0; point < epochs.length; point = buckets.at(-1)?.end ?? point)
    buckets.push(bucketAround(arrays, point));
  expect(buckets).toHaveLength(series.length);
  let next = 0;
  for (const { firstEpoch, lastEpoch } of buckets) {
    expect(firstEpoch).toBe(next);
    next = lastEpoch + 1;
  }
  expect(next).toBe(EPOCHS);

  const largest = (spikes: Map<number, number>, { firstEpoch, lastEpoch }: Bucket) => {
    const inside = [...spikes].filter(([epoch]) => epoch >= firstEpoch && epoch <= lastEpoch);
    return Math.max(...inside.map(([, height]) => height));
  };
  let found = 0;
  for (const bucket of buckets) {
    const drawn = [...training.subarray(bucket.start, bucket.end)];
    const drawnTest = [...(testLosses?.subarray(bucket.start, bucket.end) ?? [])];
    const highest = largest(up, bucket);
    const lowest = largest(down, bucket);
    expect(Math.max(...drawn)).toBe(highest > 0 ? highest : 1.6);
    expect(Math.min(...drawnTest)).toBe(lowest > 0 ? -lowest : -1.4);
    // The other extreme stays beside it.
    expect(Math.min(...drawn)).toBe(1);
    expect(Math.max(...drawnTest)).toBe(-1);
    found += Number(highest > 0) + Number(lowest > 0);
  }
  expect(found).toBeGreaterThan(450); // few share a bucket
});
