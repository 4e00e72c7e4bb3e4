/** What the rows of a layer's parameters are, and what tables and menus call them. */

import type { ShapeDescription } from '../../../wasm_bindings/descent_module';
import type { TracedSegment } from '../../../wasm_bindings/inspection_types';
import type { Texts } from '../text/text';
import { gateLetters, gateRow } from './gates';

type Segment = Pick<TracedSegment, 'name' | 'rows' | 'columns'>;

/** A layer's parameters, and the shape of its outputs. */
export interface LayerParts {
  readonly shape: ShapeDescription;
  readonly segments: readonly Segment[];
}

/** An image's channels have rows of their own, and so have gates, several to a unit. */
export function rowKind(
  { shape, segments }: LayerParts,
  segment: Segment,
): 'unit' | 'gate' | 'channel' | 'feature' {
  if (gateLetters(segments, segment) !== null) return 'gate';
  if (shape.kind === 'image') return 'channel';
  const isRecurrent = segments.some(({ name }) => name === 'recurrentWeights');
  return shape.kind === 'sequence' && !isRecurrent ? 'feature' : 'unit';
}

/** What stands over the names of rows. */
export function rowTitle(texts: Texts, layer: LayerParts, segment: Segment): string {
  return texts.get(`page.shelf.rows.${rowKind(layer, segment)}.title`);
}

export function rowName(texts: Texts, layer: LayerParts, segment: Segment, row: number): string {
  const { gate = '', unit = row } = gateRow(layer.segments, segment, row) ?? {};
  return texts.get(`page.shelf.rows.${rowKind(layer, segment)}.name`, { gate, number: unit + 1 });
}
