import { logTicks, positiveExtent } from './loss_scale';

/** Where positive numbers lie on a logarithmic axis, as shares of its length. */
export interface LogShares {
  /** 0 for numbers that are not positive, 1 for infinite ones. */
  readonly shares: readonly number[];
  readonly ticks: readonly { readonly value: number; readonly share: number }[];
}

/** Most ticks that stand side by side without touching. */
const MOST_TICKS = 6;
/** So that numbers of one size look alike. */
const FEWEST_DECADES = 3;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten as a tick shows it: 10⁻³. */
export function powerText(power: number): string {
  const exponent = Math.round(Math.log10(power));
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  return `10${exponent < 0 ? '⁻' : ''}${digits.join('')}`;
}

/** An axis of whole powers of ten over all of the numbers, the smallest a power above its foot. */
export function logShares(values: readonly number[]): LogShares {
  const finite = values.filter((value) => Number.isFinite(value));
  const [low, high] = positiveExtent([Float64Array.from(finite)]) ?? [1, 1];
  const top = Math.ceil(Math.log10(high) - 1e-9);
  const bottom = Math.min(Math.floor(Math.log10(low) + 1e-9) - 1, top - FEWEST_DECADES);
  const share = (value: number) =>
    value > 0 ? Math.min(1, (Math.log10(value) - bottom) / (top - bottom)) : 0;
  const ticks = logTicks(Number(`1e${bottom}`), Number(`1e${top}`), MOST_TICKS);
  return {
    shares: values.map(share),
    ticks: ticks
      .filter((value) => Math.abs(Math.log10(value) % 1) < 1e-9)
      .map((value) => ({ value, share: share(value) })),
  };
}
