/**
 * The one number format of the page, which is that of both its languages: a point, and commas between
 * thousands. Written here because the browser's own takes 20 ms to set up before the page is shown.
 */

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
  format(value: number | null | undefined): string {
    return withSign(value, (size) => {
      if (Number.isInteger(size) && size < largestWhole) return decimalText(size);
      // Rounded first: 999999.96 has to become 10⁶, not a plain number of seven digits.
      const rounded = Number(size.toPrecision(digits));
      if (rounded >= smallestPlain && rounded < largestPlain) return decimalText(rounded);
      const [mantissa = '', exponent = ''] = rounded.toExponential().split('e');
      return `${mantissa} × 10${superscript(Number(exponent))}`;
    });
  }

  formatInteger(value: number | null | undefined): string {
    return withSign(value, (size) => decimalText(Math.round(size)));
  }

  formatPercent(value: number | null | undefined): string {
    return withSign(value, (size) => `${decimalText(tenths(100 * size))}%`);
  }

  formatLimit(value: number): string {
    return withSign(value, (size) => decimalText(exactly(size)));
  }
}

/** The size's text behind its sign; a real minus sign, also where Intl would write a hyphen. */
function withSign(value: number | null | undefined, sizeText: (size: number) => string): string {
  if (value === null || value === undefined || Number.isNaN(value)) return absentNumber;
  const size = Math.abs(value);
  const text = size === Number.POSITIVE_INFINITY ? '∞' : sizeText(size);
  return value < 0 ? `−${text}` : text;
}

/** The shortest decimal that is this number of 0 or more, never in powers of ten. */
function decimalText(size: number): string {
  const [mantissa = '', exponent = ''] = size.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const whole = Number(exponent) + 1; // digits before the point
  if (whole <= 0) return `0.${'0'.repeat(-whole)}${digits}`;
  const thousands = digits
    .slice(0, whole)
    .padEnd(whole, '0')
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(whole);
  return fraction === '' ? thousands : `${thousands}.${fraction}`;
}

/** Without what binary fractions put behind the last digit that counts. */
function exactly(size: number): number {
  return Number(size.toPrecision(exactDigits));
}

function tenths(size: number): number {
  return Math.round(exactly(10 * size)) / 10;
}

/** A whole number in superscript digits. */
function superscript(value: number): string {
  const raised = [...String(Math.abs(value))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
  return value < 0 ? `⁻${raised}` : raised;
}
