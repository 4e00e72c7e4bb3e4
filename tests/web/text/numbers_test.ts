import { describe, expect, test } from 'vitest';
import { languages, Texts } from '../../../web/src/text/text';

describe.each(languages)('numbers in %s', (language) => {
  const texts = new Texts(language);

  test.each([
    [0, '0'],
    [-0, '0'],
    [0.123456, '0.1235'],
    [-0.5, '−0.5'],
    [0.0001234, '0.0001234'],
    [0.00001234, '1.234 × 10⁻⁵'],
    [1.2e-7, '1.2 × 10⁻⁷'],
    [-3e-10, '−3 × 10⁻¹⁰'],
    [1234.567, '1,235'],
    [999999.96, '1 × 10⁶'],
    [2.5e12, '2.5 × 10¹²'],
    [12345, '12,345'],
    [4294967295, '4,294,967,295'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [Number.NaN, '–'],
    [undefined, '–'],
    [null, '–'],
  ])('%d is %s', (value, text) => {
    expect(texts.formatNumber(value)).toBe(text);
  });

  test('counts, shares and limits', () => {
    expect(texts.formatInteger(1234567)).toBe('1,234,567');
    expect(texts.formatPercent(0.98512)).toBe('98.5%');
    expect(texts.formatPercent(Number.NaN)).toBe('–');
    expect(texts.formatInteger(undefined)).toBe('–');
    expect(texts.formatLimit(1e-5)).toBe('0.00001');
    expect(texts.formatLimit(0.9999)).toBe('0.9999');
  });
});
