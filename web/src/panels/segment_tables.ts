import type { TracedLayer, TracedSegment } from '../../../wasm_bindings/inspection_types';
import { element } from '../controls/element';
import { joined } from '../text/joined';
import type { Texts } from '../text/text';
import { columnName, type InputName } from './column_names';
import { cell, rowHead, scrollingTable } from './data_tables';
import type { LayerForm } from './layer_form';
import { rowName, rowTitle } from './row_names';

/** A cell and the place of its number among all parameters; -1 where there is none. */
export interface PlacedCell {
  readonly cell: HTMLTableCellElement;
  readonly offset: number;
}

/** What a segment is and where it stands. */
export type Segment = Pick<TracedSegment, 'name' | 'offset' | 'rows' | 'columns'>;

/** At most so many rows and columns of a table. */
export interface MostShown {
  readonly units: number;
  readonly inputs: number;
}

/** The places of a segment's first numbers, row by row, as they stand column by column. */
export function placesOf({ offset, rows, columns }: Segment, most: MostShown): number[][] {
  return Array.from({ length: Math.min(rows, most.units) }, (_, row) =>
    Array.from(
      { length: Math.min(columns, most.inputs) },
      (_, column) => offset + column * rows + row,
    ),
  );
}

/** Whether a table leaves numbers of a segment out. */
export function isCut({ rows, columns }: Segment, most: MostShown): boolean {
  return rows > most.units || columns > most.inputs;
}

/** A layer's parts, table by table: each matrix alone, vectors of one length beside each other. */
export function groupsOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const groups: Segment[][] = [];
  for (const segment of segments) {
    const fitting = groups.find(
      ([first]) => segment.columns === 1 && first?.columns === 1 && first.rows === segment.rows,
    );
    if (fitting) fitting.push(segment);
    else groups.push([segment]);
  }
  return groups;
}

/** The tables of a layer that is not dense: its filters, gates, scales and what else it has. */
export function segmentTables(
  texts: Texts,
  layer: LayerForm & Pick<TracedLayer, 'segments' | 'inputCount'>,
  input: InputName,
  most: MostShown,
): { readonly element: HTMLElement; readonly cells: readonly PlacedCell[] } {
  const cells: PlacedCell[] = [];
  const nameOf = ({ name }: Segment) => texts.get(`page.shelf.pass.segments.${name}`);
  const numberCell = (offset: number) => {
    const created = cell('–');
    cells.push({ cell: created, offset });
    return created;
  };
  const parts = groupsOf(layer.segments).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const title = joined(texts, 'items', group.map(nameOf));
    const isMatrix = first.columns > 1;
    const places = group.map((segment) => placesOf(segment, most));
    const head = isMatrix
      ? (places[0]?.[0] ?? []).map((_, column) => columnName(texts, layer, first, column, input))
      : group.map(nameOf);
    const rows = Array.from({ length: Math.min(first.rows, most.units) }, (_, row) => [
      rowHead(rowName(texts, layer, first, row)),
      ...places.flatMap((ofSegment) => ofSegment[row] ?? []).map(numberCell),
    ]);
    const table = scrollingTable(title, [rowTitle(texts, layer, first), ...head], rows);
    // A vector's name stands over its column already.
    const heading = isMatrix ? [element('p', { class: 'pass-part-title' }, [title])] : [];
    return element('div', { class: 'pass-part' }, [...heading, table]);
  });
  return { element: element('div', { class: 'pass-parts' }, parts), cells };
}
