import type { ExamplesInspection, Histogram } from '../../../wasm_bindings/inspection_types';

/** A sample, by its number in the training data, and the length of its gradient. */
export interface ExampleLength {
  readonly sample: number;
  readonly length: number;
}

/** How many lengths lie in each of some bins of equal width from 0 to the largest. */
export function lengthHistogram(norms: Float64Array, bins: number): Histogram {
  const finite = [...norms].filter(Number.isFinite);
  const maximum = Math.max(0, ...finite);
  const counts = new Uint32Array(bins);
  for (const norm of finite) {
    const bin = maximum > 0 ? Math.min(bins - 1, Math.floor((norm / maximum) * bins)) : 0;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { minimum: 0, maximum, counts };
}

/** The samples with the longest gradients, longest first; equal ones in their order. */
export function longest(
  { samples, norms }: Pick<ExamplesInspection, 'samples' | 'norms'>,
  count: number,
): readonly ExampleLength[] {
  const all = Array.from(norms, (length, place) => ({ sample: samples[place] ?? place, length }));
  return all.sort((a, b) => b.length - a.length).slice(0, count);
}
