import type { ShownMatrix, TracedLayer } from '../../../wasm_bindings/inspection_types';

/** A weight or bias that is looked at: its layer, unit, and input, or null for the bias. */
export interface ChosenWeight {
  readonly layer: number;
  readonly unit: number;
  readonly input: number | null;
}

/** The number in a row and column of a matrix, or null where it has none. */
export function entryOf(matrix: ShownMatrix, row: number, column: number): number | null {
  if (row >= matrix.rows || column >= matrix.columns) return null;
  return matrix.values[column * matrix.rows + row] ?? null;
}

/** The chosen weight, or the nearest one that these layers have; null without any weights. */
export function nearestWeight(
  layers: readonly TracedLayer[],
  wanted: ChosenWeight,
): ChosenWeight | null {
  const has = (layer: number) => (layers[layer]?.weightOffset ?? -1) >= 0;
  const layer = has(wanted.layer) ? wanted.layer : layers.findIndex((_, index) => has(index));
  const found = layers[layer];
  if (!found) return null;
  const unit = Math.min(wanted.unit, found.weightRows - 1);
  if (wanted.input === null && found.biasOffset >= 0) return { layer, unit, input: null };
  return { layer, unit, input: Math.min(wanted.input ?? 0, found.weightColumns - 1) };
}

/** The place of a weight or bias among all parameters. */
export function parameterOf(layers: readonly TracedLayer[], chosen: ChosenWeight): number {
  const layer = layers[chosen.layer];
  if (!layer) return 0;
  if (chosen.input === null) return layer.biasOffset + chosen.unit;
  return layer.weightOffset + chosen.input * layer.weightRows + chosen.unit;
}

/** The middle of some numbers in their order; NaN of none. */
export function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? Number.NaN;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** The place of the largest number; 0 of none. */
export function placeOfLargest(values: Float64Array): number {
  return values.reduce((best, value, place) => (value > (values[best] ?? 0) ? place : best), 0);
}
