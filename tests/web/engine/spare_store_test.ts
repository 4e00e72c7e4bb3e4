import { expect, test } from 'vitest';
import type { Picture } from '../../../web/src/engine/messages';
import { SpareStore } from '../../../web/src/engine/spare_store';

const picture = (points: number) =>
  ({ predictions: new Float32Array(points), unitGrids: new Float32Array(2 * points) }) as Picture;

test('what came last goes first, and each only once', () => {
  const store = new SpareStore();
  const [one, other] = [picture(4), picture(5)];
  for (const back of [one, other, one, other]) store.add(back);
  expect(store.take()).toEqual({ predictions: other.predictions, units: other.unitGrids });
  expect(store.take()?.predictions).toBe(one.predictions);
  expect(store.take()).toBeNull();
});

test('no more are kept than are in use at once', () => {
  const store = new SpareStore();
  const pictures = [picture(1), picture(2), picture(3)];
  for (const back of pictures) store.add(back);
  expect([store.take(), store.take(), store.take()].map((spare) => spare?.units.length)).toEqual([
    6,
    4,
    undefined,
  ]);
});

test('pictures of samples, and those whose memory has already gone, are not kept', () => {
  const store = new SpareStore();
  const gone = picture(3);
  structuredClone(gone, { transfer: [gone.predictions.buffer, gone.unitGrids.buffer] });
  store.add(gone);
  store.add(picture(0));
  expect(store.take()).toBeNull();
});
