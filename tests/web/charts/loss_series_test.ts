import { expect, test } from 'vitest';
import { bucketAround } from '../../../web/src/charts/loss_read_out';
import { LossSeries } from '../../../web/src/charts/loss_series';

/** Report rows of seven numbers for epochs [from, to). */
function reports(
  from: number,
  to: number,
  training: (epoch: number) => number,
  testLoss: (epoch: number) => number = () => Number.NaN,
): Float64Array {
  const rows = new Float64Array((to - from) * 7);
  for (let epoch = from; epoch < to; epoch++) {
    rows.set([epoch, training(epoch), testLoss(epoch)], (epoch - from) * 7);
  }
  return rows;
}

test('keeps every epoch while there is room', () => {
  const series = new LossSeries({ capacity: 8 });
  series.append(
    reports(
      0,
      5,
      (epoch) => 10 - epoch,
      (epoch) => 20 - epoch,
    ),
  );
  const arrays = series.toArrays();
  expect([...arrays.epochs]).toEqual([0, 1, 2, 3, 4]);
  expect([...arrays.training]).toEqual([10, 9, 8, 7, 6]);
  expect([...(arrays.test ?? [])]).toEqual([20, 19, 18, 17, 16]);
  expect(arrays.lastEpochs).toEqual(arrays.epochs);
});

test('neighbours are shown as one where fewer buckets are asked for, and every spike with them', () => {
  const series = new LossSeries({ capacity: 64 });
  const loss = (epoch: number) => (epoch === 21 ? 9 : epoch === 40 ? -9 : epoch % 2);
  series.append(reports(0, 45, loss, (epoch) => (epoch < 12 ? Number.NaN : -loss(epoch))));
  const all = series.toArrays();
  expect(all.epochs.length).toBe(45);
  // 45 buckets, eight at a time: five times eight and the last five.
  const { epochs, training, test: testLosses, lastEpochs } = series.toArrays(10);
  expect([...epochs]).toEqual([0, 3.5, 8, 11.5, 16, 19.5, 24, 27.5, 32, 35.5, 40, 42, 44]);
  expect([...training]).toEqual([0, 1, 0, 1, 0, 9, 0, 1, 0, 1, -9, 1, 0]);
  expect([...lastEpochs]).toEqual([7, 7, 15, 15, 23, 23, 31, 31, 39, 39, 44, 44, 44]);
  const [none, , afterGap] = testLosses ?? [];
  expect([none, afterGap]).toEqual([Number.NaN, 0]);
  expect(testLosses?.filter((value) => Math.abs(value) === 9)).toHaveLength(2);
  // What is kept is as it was.
  expect([...series.toArrays().training]).toEqual(Array.from({ length: 45 }, (_, i) => loss(i)));
  series.append(reports(45, 46, () => 3));
  expect(series.toArrays().training.at(-1)).toBe(3);
});

test('a spike among a million epochs stays, in fixed memory', () => {
  const series = new LossSeries();
  const spike = 654_321;
  const chunk = 10_000;
  for (let from = 0; from < 1_000_000; from += chunk) {
    series.append(
      reports(
        from,
        from + chunk,
        (epoch) => (epoch === spike ? 99 : 1),
        (epoch) => (epoch === spike + 1 ? -5 : 2),
      ),
    );
    expect(series.length).toBeLessThanOrEqual(2048);
  }
  const { epochs, training, test: testLosses, lastEpochs } = series.toArrays();
  expect(training.length).toBeLessThanOrEqual(2 * 2048 + 1);
  expect(training.filter((value) => value === 99)).toHaveLength(1);
  const found = training.indexOf(99);
  expect(Math.abs((epochs[found] ?? 0) - spike)).toBeLessThan(1024);
  expect(lastEpochs[found]).toBeGreaterThanOrEqual(spike);
  expect(testLosses?.filter((value) => value === -5)).toHaveLength(1);
  expect(epochs.at(-1)).toBe(999_999);
});

test('epochs rise without a repeat, whatever the merging', () => {
  const series = new LossSeries({ capacity: 4 });
  for (let epoch = 0; epoch < 203; epoch++) {
    series.append(reports(epoch, epoch + 1, (at) => Math.sin(at)));
    const { epochs } = series.toArrays();
    for (let index = 1; index < epochs.length; index++) {
      expect(epochs[index]).toBeGreaterThan(epochs[index - 1] ?? 0);
    }
    expect(epochs[0]).toBe(0);
    expect(epochs.at(-1)).toBe(epoch);
  }
});

test('extremes come in the order they happened, the last value at the end', () => {
  const series = new LossSeries({ capacity: 2 });
  const losses = [5, 1, 3, 7, 2, 4];
  series.append(reports(0, losses.length, (epoch) => losses[epoch] ?? 0));
  const { training, epochs } = series.toArrays();
  expect([...training]).toEqual([1, 7, 2, 4, 4]);
  expect([...epochs]).toEqual([0, 1.5, 4, 4.5, 5]);
});

test('test losses that are missing are gaps, and none at all is null', () => {
  const series = new LossSeries({ capacity: 4 });
  series.append(reports(0, 3, () => 1));
  expect(series.toArrays().test).toBeNull();
  series.append(
    reports(
      3,
      20,
      () => 1,
      (epoch) => epoch,
    ),
  );
  const { test: losses } = series.toArrays();
  expect(Math.max(...(losses?.filter((value) => !Number.isNaN(value)) ?? []))).toBe(19);
  expect(Math.min(...(losses?.filter((value) => !Number.isNaN(value)) ?? []))).toBe(3);
});

test('infinite losses are gaps', () => {
  const series = new LossSeries({ capacity: 4 });
  series.append(reports(0, 2, (epoch) => (epoch === 1 ? Number.POSITIVE_INFINITY : 1)));
  expect([...series.toArrays().training]).toEqual([1, Number.NaN]);
});

test('drops rows that are not later, such as a report sent again', () => {
  const series = new LossSeries({ capacity: 8 });
  series.append(reports(0, 3, () => 1));
  series.append(reports(1, 4, () => 2));
  expect([...series.toArrays().training]).toEqual([1, 1, 1, 2]);
});

test('forgets what came after a snapshot and goes on from there', () => {
  const series = new LossSeries({ capacity: 8 });
  series.append(reports(0, 6, (epoch) => epoch));
  series.truncateAfter(3);
  expect([...series.toArrays().epochs]).toEqual([0, 1, 2, 3]);
  series.append(reports(4, 6, () => 9));
  expect([...series.toArrays().training]).toEqual([0, 1, 2, 3, 9, 9]);
  series.truncateAfter(-1);
  expect(series.length).toBe(0);
});

test('truncating inside a bucket ends it there', () => {
  const series = new LossSeries({ capacity: 2 });
  series.append(reports(0, 8, (epoch) => epoch));
  series.truncateAfter(5);
  expect(series.toArrays().epochs.at(-1)).toBe(5);
  series.append(reports(6, 30, (epoch) => epoch));
  expect(series.toArrays().epochs.at(-1)).toBe(29);
  expect(series.length).toBeLessThanOrEqual(2);
});

test('starts again when cleared, and refuses a capacity it cannot halve', () => {
  const series = new LossSeries({ capacity: 2 });
  series.append(reports(0, 100, () => 1));
  series.clear();
  series.append(reports(0, 2, () => 3));
  expect([...series.toArrays().training]).toEqual([3, 3]);
  expect(() => new LossSeries({ capacity: 3 })).toThrow('capacity: 3 is not allowed');
});

test('a point’s bucket holds its epochs and values', () => {
  const series = new LossSeries({ capacity: 2 });
  series.append(reports(0, 6, (epoch) => epoch));
  const arrays = series.toArrays();
  expect(bucketAround(arrays, 1)).toEqual({ start: 0, end: 2, firstEpoch: 0, lastEpoch: 3 });
  expect(bucketAround(arrays, 4)).toEqual({ start: 2, end: 5, firstEpoch: 4, lastEpoch: 5 });
});

test('a series with the penalty adds it to both losses', () => {
  const rows = new Float64Array([0, 1, 2, 0.5, 0, 0, 0, 1, 0.25, Number.NaN, 0.125, 0, 0, 0]);
  const plain = new LossSeries();
  const penalized = new LossSeries({ withPenalty: true });
  plain.append(rows);
  penalized.append(rows);
  expect([...plain.toArrays().training]).toEqual([1, 0.25]);
  expect([...penalized.toArrays().training]).toEqual([1.5, 0.375]);
  expect([...(penalized.toArrays().test ?? [])]).toEqual([2.5, Number.NaN]);
});
