import { expect, test } from 'vitest';
import { looksOther } from '../../../web/src/charts/loss_pace';

test('early on every epoch shows, later only a hundredth of all', () => {
  expect(looksOther(0, 1)).toBe(true);
  expect(looksOther(99, 100)).toBe(true);
  expect(looksOther(10_000, 10_100)).toBe(false);
  expect(looksOther(10_000, 10_102)).toBe(true);
});

test('a run that has started anew shows, and so does its start again', () => {
  expect(looksOther(10_000, 9_999)).toBe(true);
  expect(looksOther(0, 0)).toBe(true);
});
