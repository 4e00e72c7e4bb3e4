/** What can be said of a hidden layer from its kind in the catalogue. */

import { type Hyperparameter, type LayerEntry, requireEntry } from './catalog';
import { canonicalChoice, choiceValue } from './choice';
import type { Choice, LayerConfig } from './experiment';

export function layerKind(layer: Choice): LayerEntry {
  return requireEntry('layers', layer.id);
}

/** Whether the layer takes the activation that all such layers share, as dense layers do. */
export function sharesActivation(layer: Choice): boolean {
  return layerKind(layer).usualActivation === '';
}

/** Whether a kind that has no activation of its own, as pooling, was given none either. */
export function passesOn(kind: string, activation: string): boolean {
  return activation === 'linear' && layerKind({ id: kind }).usualActivation === 'linear';
}

/** A layer in canonical form, with nothing that says the default. */
export function canonicalLayer(layer: LayerConfig): LayerConfig {
  const { id, values, activation, initializer, regularizer, frozen } = layer;
  return {
    ...canonicalChoice('layers', values === undefined ? { id } : { id, values }),
    activation: canonicalChoice('activations', activation),
    ...(initializer && { initializer: canonicalChoice('initializers', initializer) }),
    ...(regularizer && { regularizer: canonicalChoice('regularizers', regularizer) }),
    ...(frozen && { frozen }),
  };
}

/** A dense layer of so many units. */
export function denseLayer(units: number, activation: Choice): LayerConfig {
  return canonicalLayer({ id: 'dense', values: { units }, activation });
}

const WIDTHS: readonly string[] = ['units', 'filters'];

/** The hyperparameter that says how wide a layer is, or null for one that takes its inputs' width. */
export function widthRange(layer: Choice): Hyperparameter | null {
  return layerKind(layer).hyperparameters.find(({ name }) => WIDTHS.includes(name)) ?? null;
}

/** How wide a layer is, or null. */
export function widthOf(layer: Choice): number | null {
  const range = widthRange(layer);
  return range && choiceValue('layers', layer, range.name);
}
