import { expect, test } from 'vitest';
import { parseNumbers } from '../../../web/src/controls/list_field';

const range = { minimum: 0.001, maximum: 10, scale: 'logarithmic' } as const;
const whole = { minimum: 1, maximum: 64, scale: 'integer' } as const;

test.each([
  ['0.1', [0.1]],
  ['0.1, 0.3 1', [0.1, 0.3, 1]],
  [' 1e-3;2；3、 4，5 ', [0.001, 2, 3, 4, 5]],
])('%s is a list', (text, values) => {
  expect(parseNumbers(text, range, 5)).toEqual(values);
});

test.each(['', ' , ', 'x', '0.1 x', '0.1 0.1', '0.0001', '11', '1 2 3 4 5 6'])(
  '"%s" is none',
  (text) => {
    expect(parseNumbers(text, range, 5)).toBeNull();
  },
);

test('a list of whole numbers holds no others', () => {
  expect(parseNumbers('2 4 8', whole, 5)).toEqual([2, 4, 8]);
  expect(parseNumbers('2 4.5', whole, 5)).toBeNull();
});
