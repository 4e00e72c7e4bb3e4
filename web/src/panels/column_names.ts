/** What the columns of a layer's parameters are called, and how much of them tables show. */

import type { TracedLayer, TracedSegment } from '../../../wasm_bindings/inspection_types';
import type { Texts } from '../text/text';
import { type LayerParts, rowKind } from './row_names';

type Segment = Pick<TracedSegment, 'name' | 'rows' | 'columns'>;
type Columns = Pick<TracedLayer, 'inputCount'> & Pick<LayerParts, 'kernel'>;

/** What a layer calls its inputs, counted from 0. */
export type InputName = (input: number) => string;

/** The layer's inputs, its own units a step before, or else, as in a filter, places of their own. */
export function columnKind(
  { inputCount }: Columns,
  { name, columns }: Segment,
): 'input' | 'fromUnit' | 'column' {
  if (name === 'recurrentWeights') return 'fromUnit';
  return name === 'weights' && columns === inputCount ? 'input' : 'column';
}

export function columnName(
  texts: Texts,
  layer: Columns,
  segment: Segment,
  column: number,
  input: InputName,
): string {
  const kind = columnKind(layer, segment);
  if (kind === 'input') return input(column);
  return kind === 'column' && layer.kernel > 0
    ? filterPlace(texts, layer.kernel, segment, column)
    : texts.get('page.shelf.pass.from', { number: column + 1 });
}

/** Row and column in a filter, and the channel that it reads there if not the only one: core/layers/convolution.h. */
function filterPlace(texts: Texts, kernel: number, { columns }: Segment, column: number): string {
  const places = kernel * kernel;
  const place = column % places;
  const within = `(${Math.floor(place / kernel) + 1}, ${(place % kernel) + 1})`;
  if (columns === places) return within;
  const number = Math.floor(column / places) + 1;
  return `${texts.get('page.shelf.rows.channel.name', { number })} ${within}`;
}

/** How much of a segment a table shows, or '' where it shows all. */
export function cutNote(
  texts: Texts,
  layer: Columns & LayerParts,
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
