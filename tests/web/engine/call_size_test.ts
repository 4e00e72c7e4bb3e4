import { expect, test } from 'vitest';
import { CallSize } from '../../../web/src/engine/call_size';

function settle(size: CallSize, millisecondsPerPiece: number): number[] {
  const calls: number[] = [];
  for (let call = 0; call < 40; call++) {
    calls.push(size.pieces);
    size.measured(size.pieces, size.pieces * millisecondsPerPiece);
  }
  return calls;
}

test.each([0.7, 0.1, 0.013, 0.001])(
  'grows from one to calls of 1 to 2 ms at %f ms a piece',
  (cost) => {
    const calls = settle(new CallSize(), cost);
    expect(calls[0]).toBe(1);
    const milliseconds = (calls.at(-1) ?? 0) * cost;
    expect(milliseconds).toBeGreaterThanOrEqual(1);
    expect(milliseconds).toBeLessThanOrEqual(2);
    expect(Math.max(...calls) * cost).toBeLessThanOrEqual(2);
  },
);

test('never grows without bound where the clock shows no time at all', () => {
  expect(settle(new CallSize(), 0).at(-1)).toBe(4096);
});

test('shrinks in one go when pieces become dear, and never under one', () => {
  const size = new CallSize();
  settle(size, 0.01);
  size.measured(size.pieces, size.pieces * 0.5);
  expect(size.pieces * 0.5).toBeLessThanOrEqual(2);
  size.measured(1, 80);
  expect(size.pieces).toBe(1);
});

test('a call that an epoch cut short does not make the next one longer', () => {
  const size = new CallSize();
  const before = settle(size, 0.1).at(-1);
  size.measured(2, 0.2);
  expect(size.pieces).toBe(before);
});
