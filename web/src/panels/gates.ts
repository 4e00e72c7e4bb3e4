import type { TracedSegment } from '../../../wasm_bindings/inspection_types';

type Segment = Pick<TracedSegment, 'name' | 'rows' | 'columns'>;

/** A gate's letter, and its unit, counted from 0. */
export interface GateRow {
  readonly gate: string;
  readonly unit: number;
}

/**
 * The gates' letters in the order in which their rows follow one another, those of all units of a gate
 * together: core/layers/gru.h and core/layers/lstm.h.
 */
const LETTERS: readonly string[] = ['run', 'ifgo'];

/** The letters of the gates that these rows belong to; null where they belong to none. */
export function gateLetters(segments: readonly Segment[], { rows }: Segment): string | null {
  const recurrent = segments.find(({ name }) => name === 'recurrentWeights');
  if (!recurrent) return null;
  return LETTERS.find((letters) => rows === letters.length * recurrent.columns) ?? null;
}

/** What a row of a recurrent layer's parameters belongs to; null where that is no gate. */
export function gateRow(
  segments: readonly Segment[],
  segment: Segment,
  row: number,
): GateRow | null {
  const letters = gateLetters(segments, segment);
  if (letters === null) return null;
  const units = segment.rows / letters.length;
  return { gate: letters[Math.floor(row / units)] ?? '', unit: row % units };
}
