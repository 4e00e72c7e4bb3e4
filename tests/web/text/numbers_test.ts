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

  test('random numbers are written as the browser writes this language', () => {
    const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    const plain = new Intl.NumberFormat(language, { maximumSignificantDigits: 4 });
    const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
    const exact = new Intl.NumberFormat(language, { maximumSignificantDigits: 15 });
    let state = 1;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647; // Park and Miller (1988)
      return state / 2_147_483_647;
    };
    for (let i = 0; i < 20_000; i++) {
      const size = random() * 10 ** Math.floor(random() * 24 - 12);
      const count = Math.floor(size);
      const share = Math.floor(random() * 2000) / (1 + Math.floor(random() * 2000));
      expect(texts.formatInteger(size)).toBe(whole.format(size));
      const limit = Number(size.toPrecision(1 + (i % 14)));
      expect(texts.formatLimit(limit)).toBe(exact.format(limit));
      expect(texts.formatPercent(share)).toBe(percent.format(share));
      if (count < 1e10) expect(texts.formatNumber(count)).toBe(whole.format(count));
      const rounded = Number(size.toPrecision(4));
      if (rounded >= 1e-4 && rounded < 1e6 && !Number.isInteger(size))
        expect(texts.formatNumber(size)).toBe(plain.format(rounded));
    }
    for (
      let tenth = 0;
      tenth < 20_000;
      tenth++ // halves of a tenth of a percent too
    )
      expect(texts.formatPercent(tenth / 20_000)).toBe(percent.format(tenth / 20_000));
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
