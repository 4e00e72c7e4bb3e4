/** What the rows of a layer's parameters are, and what tables and menus call them. */

import type { TracedSegment } from '../../../wasm_bindings/inspection_types';
import type { Texts } from '../text/text';
import { gateLetters, gateRow } from './gates';
import type { LayerForm } from './layer_form';

type Segment = Pick<TracedSegment, 'name' | 'rows' | 'columns'>;

/** A layer's parameters, and its form. */
export interface LayerParts extends LayerForm {
  readonly segments: readonly Segment[];
}

/**
 * Gates have rows of their own, several to a unit. Where an image's or a sequence's layer has one row
 * for all places of a channel or all steps of a feature, the rows are those; else one for each number.
 */
export function rowKind(
  { shape, segments }: LayerParts,
  segment: Segment,
): 'unit' | 'gate' | 'channel' | 'feature' {
  if (gateLetters(segments, segment) !== null) return 'gate';
  if (segments.some(({ name }) => name === 'recurrentWeights')) return 'unit';
  if (shape.kind === 'image' && segment.rows === shape.channels) return 'channel';
  return shape.kind === 'sequence' && segment.rows === shape.columns ? 'feature' : 'unit';
}

/** What stands over the names of rows. */
export function rowTitle(texts: Texts, layer: LayerParts, segment: Segment): string {
  return texts.get(`page.shelf.rows.${rowKind(layer, segment)}.title`);
}

export function rowName(texts: Texts, layer: LayerParts, segment: Segment, row: number): string {
  const { gate = '', unit = row } = gateRow(layer.segments, segment, row) ?? {};
  return texts.get(`page.shelf.rows.${rowKind(layer, segment)}.name`, { gate, number: unit + 1 });
}
