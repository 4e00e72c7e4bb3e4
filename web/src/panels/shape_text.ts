import type { Shape } from '../experiment/layer_shapes';
import type { Texts } from '../text/text';

/** A shape in words, as "8 × 12 × 12", "6 steps × 2" or "16 values". */
export function shapeText(texts: Texts, { kind, channels, rows, columns }: Shape): string {
  return texts.get(`page.layer.${kind}`, { channels, rows, columns });
}
