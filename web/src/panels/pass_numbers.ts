import type {
  ShownMatrix,
  TracedLayer,
  TracedSegment,
} from '../../../wasm_bindings/inspection_types';

/** A parameter that is looked at, by its layer and its place in one of the layer's matrices. */
export interface ChosenWeight {
  readonly layer: number;
  readonly segment: TracedSegment['name'];
  readonly row: number;
  readonly column: number;
}

/** What a pass is asked for. */
export interface PassQuestion {
  readonly samples: 'one' | 'nextBatch';
  /** Without meaning for the next batch. */
  readonly sample: number;
  readonly parameter: number;
}

/** Whether an answer to one question answers the other too. */
export function isSameQuestion(one: PassQuestion, other: PassQuestion): boolean {
  return (
    one.samples === other.samples &&
    (one.samples === 'nextBatch' || one.sample === other.sample) &&
    one.parameter === other.parameter
  );
}

/** A layer's parameters that have a gradient. */
export function learnedSegments(layer: TracedLayer | undefined): readonly TracedSegment[] {
  return layer?.segments.filter(({ learned }) => learned) ?? [];
}

/** The number in a row and column of a matrix, or null where it has none. */
export function entryOf(matrix: ShownMatrix, row: number, column: number): number | null {
  if (row >= matrix.rows || column >= matrix.columns) return null;
  return matrix.values[column * matrix.rows + row] ?? null;
}

/** The chosen parameter, or the nearest one that these layers have; null without any. */
export function nearestWeight(
  layers: readonly TracedLayer[],
  wanted: ChosenWeight,
): ChosenWeight | null {
  const has = (layer: number) => learnedSegments(layers[layer]).length > 0;
  const layer = has(wanted.layer) ? wanted.layer : layers.findIndex((_, index) => has(index));
  const segments = learnedSegments(layers[layer]);
  const found = segments.find(({ name }) => name === wanted.segment) ?? segments[0];
  if (!found) return null;
  return {
    layer,
    segment: found.name,
    row: Math.min(wanted.row, found.rows - 1),
    column: Math.min(wanted.column, found.columns - 1),
  };
}

/** The place of a parameter among all. */
export function parameterOf(layers: readonly TracedLayer[], chosen: ChosenWeight): number {
  const segment = layers[chosen.layer]?.segments.find(({ name }) => name === chosen.segment);
  return segment ? segment.offset + chosen.column * segment.rows + chosen.row : 0;
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
