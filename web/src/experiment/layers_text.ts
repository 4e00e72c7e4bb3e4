/**
 * Hidden layers as text: `8,4` with one activation for all, or `8:relu,4:leakyRelu:slope=0.2`, and
 * `none` for a network without hidden layers.
 */

import type { LayerConfig } from './experiment';
import { listOf, numberOf, numberText } from './values_text';

const noLayers = 'none';

export function layersText(layers: readonly LayerConfig[], withActivations: boolean): string {
  if (layers.length === 0) return noLayers;
  return layers.map((layer) => layerText(layer, withActivations)).join(',');
}

function layerText({ units, activation }: LayerConfig, withActivation: boolean): string {
  if (!withActivation) return numberText(units);
  const values = Object.entries(activation.values ?? {});
  const parts = values.map(([name, value]) => `${name}=${numberText(value)}`);
  return [numberText(units), activation.id, ...parts].join(':');
}

/**
 * Raw layers for normalizeExperiment. `shared` is the raw activation of layers that name none; when
 * only it is given, it goes to the usual layers.
 */
export function parseLayers(
  text: string | undefined,
  shared: object | undefined,
  usual: readonly LayerConfig[],
): readonly object[] | undefined {
  if (text === undefined) {
    return shared === undefined
      ? undefined
      : usual.map((layer) => ({ ...layer, activation: shared }));
  }
  if (text === noLayers) return [];
  return listOf(text).map((layer) => parseLayer(layer, shared));
}

function parseLayer(text: string, shared: object | undefined): object {
  const [units = '', id, ...parts] = text.split(':');
  const size = { units: numberOf(units) };
  if (id === undefined) return shared === undefined ? size : { ...size, activation: shared };
  const values = parts.map((part): [string, unknown] => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), numberOf(part.slice(at + 1))];
  });
  return { ...size, activation: { id, values: Object.fromEntries(values) } };
}
