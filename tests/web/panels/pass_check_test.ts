import { expect, test } from 'vitest';
import { verdictOn } from '../../../web/src/panels/pass_check';

const compared = (derivative: number, difference: number, relativeError: number) =>
  verdictOn({ derivative, difference, relativeError, step: 1e-3, lossAbove: 0, lossBelow: 0 });

test('derivatives that differ by less than a hundredth agree', () => {
  expect(compared(0.5, 0.504, 0.008)).toBe('agree');
  expect(compared(0, 0, 0)).toBe('agree');
});

test('a derivative too small beside the largest one to be compared by itself is said to be small', () => {
  expect(compared(-2.048e-5, -2.273e-5, 0.000252)).toBe('small');
  expect(compared(0, 1e-9, 1e-8)).toBe('small');
});

test('more than a hundredth is a difference, and so is what is no number', () => {
  expect(compared(0.5, 0.52, 0.04)).toBe('disagree');
  expect(compared(0.5, Number.NaN, Number.NaN)).toBe('disagree');
});
