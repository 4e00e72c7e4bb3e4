import { expect, test } from 'vitest';
import { Pace } from '../../../web/src/engine/pace';

test('the first epoch is due at once, the others one interval after another', () => {
  const pace = new Pace(10, 1000);
  expect(pace.due(1000)).toBe(1);
  pace.completed(1);
  expect(pace.due(1099)).toBe(0);
  expect(pace.wait(1040)).toBe(60);
  expect(pace.due(1100)).toBe(1);
});

test('a little lateness is caught up with, so that the rate holds', () => {
  const pace = new Pace(100, 0);
  expect(pace.due(45)).toBe(5);
  pace.completed(5);
  expect(pace.due(49)).toBe(0);
  expect(pace.due(50)).toBe(1);
});

test('no burst follows a long gap', () => {
  const pace = new Pace(100, 0);
  expect(pace.due(60_000)).toBe(11);
  const slow = new Pace(1, 0);
  expect(slow.due(60_000)).toBe(1);
  slow.completed(1);
  expect(slow.wait(60_000)).toBe(900);
});
