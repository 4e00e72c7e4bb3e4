import type { Texts } from '../text/text';

/** What a layer is called, by its place; the last one is the output layer. */
export function layerName(texts: Texts, index: number, count: number): string {
  return index === count - 1
    ? texts.get('page.network.output')
    : texts.get('page.network.layer', { layer: index + 1 });
}
