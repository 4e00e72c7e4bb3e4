import { withLayer } from '../experiment/adapt';
import { hasActivation, offeredKinds, withLayerKind, withOwn } from '../experiment/adapt_layers';
import { hiddenActivations } from '../experiment/catalog';
import type { Choice, Experiment, LayerConfig } from '../experiment/experiment';
import { layerKind } from '../experiment/layers';
import type { ChoiceAccess } from './choices';

/** While a layer is being taken away, its fields still ask for it. */
const none: Choice = { id: '' };

function layerIn({ network }: Experiment, position: number): LayerConfig | undefined {
  return network.layers[position];
}

/** The kind of a layer, of those that read what comes to it. */
export function kindOf(position: number): ChoiceAccess {
  return {
    path: 'network.layers.id',
    valuesPath: 'network.layers',
    family: 'layers',
    get: (experiment) => layerIn(experiment, position) ?? none,
    set: (experiment, { id, values }) =>
      layerIn(experiment, position)?.id === id
        ? withLayer(experiment, position, ({ values: _, ...layer }) =>
            values === undefined ? layer : { ...layer, values },
          )
        : withLayerKind(experiment, position, id),
    offered: (experiment) => offeredKinds(experiment, position),
  };
}

/** The activation of one layer alone. */
export function activationOf(position: number): ChoiceAccess {
  return {
    path: 'network.layers.activation',
    family: 'activations',
    get: (experiment) => layerIn(experiment, position)?.activation ?? none,
    set: (experiment, activation) =>
      withLayer(experiment, position, (layer) => ({ ...layer, activation })),
    offered: hiddenActivations,
  };
}

function ownChoice(
  position: number,
  name: 'initializer' | 'regularizer',
  absent: string,
): ChoiceAccess {
  return {
    path: `network.layers.${name}`,
    family: `${name}s`,
    absent,
    get: (experiment) => layerIn(experiment, position)?.[name] ?? none,
    set: (experiment, choice) =>
      withOwn(experiment, position, name, choice.id === '' ? null : choice),
  };
}

/** How one layer's weights start; `absent` says that it is as in the whole network. */
export function initializerOf(position: number, absent: string): ChoiceAccess {
  return ownChoice(position, 'initializer', absent);
}

/** What one layer's weights cost; `absent` says that it is as in training. */
export function regularizerOf(position: number, absent: string): ChoiceAccess {
  return ownChoice(position, 'regularizer', absent);
}

/** Whether a choice says anything about such a layer. */
export function isShown({ family }: ChoiceAccess, layer: LayerConfig): boolean {
  if (family === 'layers') return true;
  if (family === 'activations') return hasActivation(layer);
  return layerKind(layer).hasWeights;
}
