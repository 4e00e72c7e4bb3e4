import type { Histogram, LayerNumbers } from '../../../wasm_bindings/inspection_types';
import type { Texts } from '../text/text';
import { formatPercent } from './formats';
import { layerName } from './layer_names';

/** The numbers of the panel of gradients, before they stand in its table. */

/** Gradients this many times smaller or larger at the other end of the network are remarkable. */
const REMARKABLE = 100;
/** So many times are still of one size. */
const USUAL = 10;

export type GradientTrend = 'vanishing' | 'exploding' | 'smaller' | 'larger' | 'even' | 'none';

/**
 * How the gradient changes on its way from the output back to the first dense layer. Other kinds of
 * layers use a weight many times per sample, or one per unit, so their norms say nothing beside these.
 */
export function gradientTrend(
  layers: readonly { readonly kind: string; readonly gradientNorm: number }[],
): {
  readonly trend: GradientTrend;
  readonly factor: number;
} {
  const norms = layers.filter(({ kind }) => kind === 'dense').map((layer) => layer.gradientNorm);
  const first = norms[0] ?? Number.NaN;
  const last = norms.at(-1) ?? Number.NaN;
  if (norms.length < 2 || !(last > 0) || !Number.isFinite(first))
    return { trend: 'none', factor: 1 };
  if (first * REMARKABLE < last) return { trend: 'vanishing', factor: last / first };
  if (first > last * REMARKABLE) return { trend: 'exploding', factor: first / last };
  if (first * USUAL < last) return { trend: 'smaller', factor: last / first };
  if (first > last * USUAL) return { trend: 'larger', factor: first / last };
  return { trend: 'even', factor: first > last ? first / last : last / first };
}

/** Whether a layer has weights, and so a gradient. */
export function hasWeights(layer: LayerNumbers): boolean {
  return layer.weights.counts.length > 0;
}

/** A layer's row: name, gradient norm, weight norm, update ratio, dead share. */
export function layerRow(
  texts: Texts,
  layer: LayerNumbers,
  index: number,
  count: number,
): readonly string[] {
  const ofWeights = (value: number) => texts.formatNumber(hasWeights(layer) ? value : null);
  return [
    layerName(texts, index, count),
    ofWeights(layer.gradientNorm),
    ofWeights(layer.weightNorm),
    ofWeights(layer.updateRatio),
    formatPercent(texts, layer.deadShare),
  ];
}

/** The ends of a histogram's axis in words. */
export function histogramRange(texts: Texts, { minimum, maximum, counts }: Histogram): string {
  if (counts.length === 0) return texts.formatNumber(null);
  if (minimum === -maximum) return `±${texts.formatNumber(Number(maximum.toPrecision(2)))}`;
  const ends = [minimum, maximum].map((end) => texts.formatNumber(Number(end.toPrecision(2))));
  return texts.get('page.shelf.gradients.range', {
    minimum: ends[0] ?? '',
    maximum: ends[1] ?? '',
  });
}
