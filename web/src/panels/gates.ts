import type { TracedSegment } from '../../../wasm_bindings/inspection_types';
import type { Texts } from '../text/text';

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

/** What the gates of these rows do, or '' where there are none. */
export function gatesNote(texts: Texts, segments: readonly Segment[]): string {
  const letters = segments.map((segment) => gateLetters(segments, segment)).find(Boolean);
  return letters ? texts.get(`page.shelf.pass.gates.${letters}`) : '';
}
