/** What the rows and columns of a layer's parameters are, and what their tables and menus call them. */

import type { TracedLayer, TracedSegment } from '../../../wasm_bindings/inspection_types';
import type { Texts } from '../text/text';
import { gateLetters, gateRow } from './gates';

type Segment = Pick<TracedSegment, 'name' | 'rows' | 'columns'>;
type Layer = Pick<TracedLayer, 'unitCount' | 'inputCount'> & {
  readonly segments: readonly Segment[];
};

/** What a layer calls its inputs, counted from 0. */
export type InputName = (input: number) => string;

/** Gates and channels are not the layer's units. */
export function rowKind({ unitCount, segments }: Layer, segment: Segment): 'unit' | 'gate' | 'row' {
  if (gateLetters(segments, segment) !== null) return 'gate';
  return segment.rows === unitCount ? 'unit' : 'row';
}

/** The layer's inputs, its own units a step before, or else, as in a filter, places of their own. */
export function columnKind(
  { inputCount }: Layer,
  { name, columns }: Segment,
): 'input' | 'fromUnit' | 'column' {
  if (name === 'recurrentWeights') return 'fromUnit';
  return name === 'weights' && columns === inputCount ? 'input' : 'column';
}

/** What stands over the names of rows. */
export function rowTitle(texts: Texts, layer: Layer, segment: Segment): string {
  return texts.get(`page.shelf.pass.checkRow.${rowKind(layer, segment)}`);
}

export function rowName(texts: Texts, layer: Layer, segment: Segment, row: number): string {
  const { gate = '', unit = row } = gateRow(layer.segments, segment, row) ?? {};
  return texts.get(`page.shelf.pass.${rowKind(layer, segment)}Number`, { gate, number: unit + 1 });
}

export function columnName(
  texts: Texts,
  layer: Layer,
  segment: Segment,
  column: number,
  input: InputName,
): string {
  return columnKind(layer, segment) === 'input'
    ? input(column)
    : texts.get('page.shelf.pass.from', { number: column + 1 });
}

/** How much of a segment a table shows, or '' where it shows all. */
export function cutNote(
  texts: Texts,
  layer: Layer,
  segment: Segment,
  shown: { readonly rows: number; readonly columns: number },
): string {
  const columns = columnKind(layer, segment) === 'input' ? 'inputs' : 'columns';
  return shownNote(texts, [
    [rowKind(layer, segment) === 'unit' ? 'units' : 'rows', shown.rows, segment.rows],
    [columns, shown.columns, segment.columns],
  ]);
}

/** Of each kind of thing how many are shown, and how many there are. */
export function shownNote(
  texts: Texts,
  parts: readonly (readonly ['units' | 'rows' | 'inputs' | 'columns', number, number])[],
): string {
  const get = (key: string, values = {}) => texts.get(`page.shelf.pass.cut.${key}`, values);
  const cut = parts.flatMap(([kind, shown, count]) =>
    shown < count
      ? [get(kind, { shown: texts.formatInteger(shown), count: texts.formatInteger(count) })]
      : [],
  );
  const [first, second] = cut;
  if (first === undefined) return '';
  return get('note', { parts: second === undefined ? first : get('both', { first, second }) });
}
