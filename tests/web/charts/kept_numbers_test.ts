import { expect, test } from 'vitest';
import { KeptNumbers } from '../../../web/src/charts/kept_numbers';

test('what is kept stays when the original goes', () => {
  const numbers = Float32Array.of(1, 2, 3);
  const kept = new KeptNumbers().keep(numbers);
  numbers.fill(9);
  structuredClone(numbers, { transfer: [numbers.buffer] });
  expect([...kept]).toEqual([1, 2, 3]);
});

test('numbers of another count get other memory, equally many the same', () => {
  const keeper = new KeptNumbers();
  const first = keeper.keep(Float32Array.of(1, 2));
  expect(keeper.keep(Float32Array.of(3, 4))).toBe(first);
  expect([...first]).toEqual([3, 4]);
  expect([...keeper.keep(Float32Array.of(5))]).toEqual([5]);
});
