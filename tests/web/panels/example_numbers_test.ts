import { expect, test } from 'vitest';
import { lengthHistogram, longest } from '../../../web/src/panels/example_numbers';

test('lengths are counted from 0 to the largest, which is in the last bin', () => {
  const { minimum, maximum, counts } = lengthHistogram(Float64Array.of(0, 1, 1.9, 2, 4), 4);
  expect([minimum, maximum]).toEqual([0, 4]);
  expect([...counts]).toEqual([1, 2, 1, 1]);
  const some = lengthHistogram(Float64Array.of(Number.NaN, 3, Number.POSITIVE_INFINITY), 2);
  expect([some.maximum, ...some.counts]).toEqual([3, 0, 1]);
  const zeros = lengthHistogram(new Float64Array(3), 2);
  expect([zeros.maximum, ...zeros.counts]).toEqual([0, 3, 0]);
});

test('the longest come first, by their numbers in the training data', () => {
  const norms = Float64Array.of(2, 5, 1, 5);
  expect(longest({ samples: new Uint32Array(0), norms }, 3)).toEqual([
    { sample: 1, length: 5 },
    { sample: 3, length: 5 },
    { sample: 0, length: 2 },
  ]);
  expect(longest({ samples: Uint32Array.of(40, 7, 9, 3), norms }, 1)).toEqual([
    { sample: 7, length: 5 },
  ]);
});
