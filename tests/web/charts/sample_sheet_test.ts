import { expect, test } from 'vitest';
import { placeAfterKey } from '../../../web/src/charts/sample_sheet';

/** Seven tiles in rows of three: 0 1 2 / 3 4 5 / 6. */
const after = (key: string, place: number) => placeAfterKey(key, place, 7, 3);

test('arrow keys move along rows and columns, and stay at the ends', () => {
  expect(after('ArrowRight', 2)).toBe(3);
  expect(after('ArrowLeft', 3)).toBe(2);
  expect(after('ArrowDown', 1)).toBe(4);
  expect(after('ArrowUp', 6)).toBe(3);
  expect(after('ArrowUp', 1)).toBe(1);
  expect(after('ArrowDown', 5)).toBe(5);
  expect(after('ArrowLeft', 0)).toBe(0);
  expect(after('ArrowRight', 6)).toBe(6);
});

test('Home and End go to the ends, and other keys are left alone', () => {
  expect(after('Home', 4)).toBe(0);
  expect(after('End', 4)).toBe(6);
  expect(after('Tab', 4)).toBe(null);
});
