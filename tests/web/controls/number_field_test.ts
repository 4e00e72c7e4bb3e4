import { describe, expect, it } from 'vitest';
import { isAllowed, parseNumber, plainNumber } from '../../../web/src/controls/number_field';

describe('parseNumber', () => {
  it.each([
    ['0.03', 0.03],
    [' 1e-3 ', 0.001],
    ['0,5', 0.5],
    ['１２', 12],
    ['－3', -3],
  ])('reads %j', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', '  ', 'ten', '1,000,5', '0x'])('does not read %j', (text) => {
    expect(parseNumber(text)).toBeNaN();
  });
});

describe('isAllowed', () => {
  const range = { minimum: 1, maximum: 8, scale: 'integer' } as const;
  it.each([1, 8])('takes the end %d', (value) => expect(isAllowed(value, range)).toBe(true));
  it.each([0, 9, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    expect(isAllowed(value, range)).toBe(false);
  });
});

describe('plainNumber', () => {
  it.each([
    [0, '0'],
    [0.03, '0.03'],
    [0.00001, '1e-5'],
    [2000, '2000'],
  ])('writes %d as %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
    expect(parseNumber(text)).toBe(value);
  });
});
