/** The one number format of the page. */

import type { Language } from './language';

/** Stands where there is no number. */
export const absentNumber = '–';

const digits = 4;
const exactDigits = 15; // all that a double holds for certain
const smallestPlain = 1e-4; // below, zeros would outnumber the digits
const largestPlain = 1e6;
const largestWhole = 1e10; // holds every seed and every epoch

/**
 * At most four significant digits, in powers of ten (1.2 × 10⁻⁷) for very small and large numbers;
 * whole numbers such as epochs and seeds are shown whole.
 */
export class NumberFormat {
  private readonly plain: Intl.NumberFormat;
  private readonly whole: Intl.NumberFormat;
  private readonly percent: Intl.NumberFormat;
  private readonly exact: Intl.NumberFormat;

  constructor(language: Language) {
    this.plain = new Intl.NumberFormat(language, { maximumSignificantDigits: digits });
    this.whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    this.percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
    this.exact = new Intl.NumberFormat(language, { maximumSignificantDigits: exactDigits });
  }

  format(value: number | null | undefined): string {
    return withSign(value, (size) => {
      if (Number.isInteger(size) && size < largestWhole) return this.whole.format(size);
      // Rounded first: 999999.96 has to become 10⁶, not a plain number of seven digits.
      const rounded = Number(size.toPrecision(digits));
      if (rounded >= smallestPlain && rounded < largestPlain) return this.plain.format(rounded);
      const [mantissa = '', exponent = ''] = rounded.toExponential().split('e');
      return `${this.plain.format(Number(mantissa))} × 10${superscript(Number(exponent))}`;
    });
  }

  formatInteger(value: number | null | undefined): string {
    return withSign(value, (size) => this.whole.format(size));
  }

  formatPercent(value: number | null | undefined): string {
    return withSign(value, (size) => this.percent.format(size));
  }

  formatLimit(value: number): string {
    return withSign(value, (size) => this.exact.format(size));
  }
}

/** The size's text behind its sign; a real minus sign, also where Intl would write a hyphen. */
function withSign(value: number | null | undefined, sizeText: (size: number) => string): string {
  if (value === null || value === undefined || Number.isNaN(value)) return absentNumber;
  const size = Math.abs(value);
  const text = size === Number.POSITIVE_INFINITY ? '∞' : sizeText(size);
  return value < 0 ? `−${text}` : text;
}

/** A whole number in superscript digits. */
function superscript(value: number): string {
  const raised = [...String(Math.abs(value))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
  return value < 0 ? `⁻${raised}` : raised;
}
