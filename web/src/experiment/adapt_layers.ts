/** Small pure changes of the hidden layers, for the layer editor. */

import { withLayer, withLayers } from './adapt';
import { catalog, type LayerEntry } from './catalog';
import { defaultExperiment } from './defaults';
import type { Choice, Experiment, LayerConfig } from './experiment';
import { fittingResiduals, layerShapes, readableLayers, reads } from './layer_shapes';
import {
  canonicalLayer,
  denseLayer,
  layerKind,
  sharesActivation,
  widthOf,
  widthRange,
} from './layers';

/** The kinds a layer at this position may have, in menu order; its present one is always there. */
export function offeredKinds(experiment: Experiment, position: number): readonly LayerEntry[] {
  const shapes = layerShapes(experiment);
  const inputs = shapes[position];
  const present = experiment.network.layers[position]?.id;
  return catalog.layers.filter(({ id }) => {
    if (id === present) return true;
    if (inputs === undefined || !reads({ id }, inputs)) return false;
    return id !== 'residual' || fittingResiduals(shapes, position).length > 0;
  });
}

/** Whether an activation of its own says anything of such a layer: not where numbers only move. */
export function hasActivation(layer: Choice): boolean {
  return layerKind(layer).hasWeights || layer.id === 'residual';
}

/** The activation of the layers that share one. */
function sharedActivation({ network }: Experiment): Choice {
  const model = [...network.layers, ...defaultExperiment.network.layers].find(sharesActivation);
  return model?.activation ?? { id: 'linear' };
}

/** Another kind of layer, which keeps its width, and its activation where both kinds share it. */
export function withLayerKind(experiment: Experiment, position: number, id: string): Experiment {
  return withLayer(experiment, position, (layer) => {
    if (layer.id === id) return layer;
    const kind = layerKind({ id });
    const { initializer, regularizer, frozen, activation } = layer;
    const shared = sharesActivation(layer) ? activation : sharedActivation(experiment);
    return {
      id,
      values: usualValues(experiment, position, layer, id),
      activation: sharesActivation({ id }) ? shared : { id: kind.usualActivation },
      ...(kind.hasWeights && initializer && { initializer }),
      ...(kind.hasWeights && regularizer && { regularizer }),
      ...(kind.hasWeights && frozen && { frozen }),
    };
  });
}

function usualValues(
  experiment: Experiment,
  position: number,
  layer: LayerConfig,
  id: string,
): Readonly<Record<string, number>> {
  if (id === 'residual') {
    const [back] = fittingResiduals(layerShapes(experiment), position);
    return back === undefined ? {} : { back };
  }
  const range = widthRange({ id });
  const width = widthOf(layer);
  if (range === null || width === null) return {};
  return { [range.name]: Math.min(Math.max(width, range.minimum), range.maximum) };
}

/**
 * A layer more, at a position, behind which every layer still reads what comes to it: a dense one as
 * wide as the default's, else one like a neighbour, else one that keeps the shape.
 */
export function withLayerInserted(experiment: Experiment, position: number): Experiment {
  const { layers } = experiment.network;
  if (layers.length >= catalog.maximumLayers) return experiment;
  const neighbours = [layers[position], layers[position - 1]].flatMap((layer) =>
    layer !== undefined && layerKind(layer).hasWeights ? [sameAgain(layer)] : [],
  );
  const keepsShape: LayerConfig = { id: 'layerNormalization', activation: { id: 'linear' } };
  const candidates = [denseLayer(8, sharedActivation(experiment)), ...neighbours, keepsShape].map(
    (layer) => withLayers(experiment, layers.toSpliced(position, 0, layer)),
  );
  const fitting = candidates.find((candidate) => {
    const { leftOut, moved } = layersRead(candidate);
    return leftOut.length + moved.length === 0;
  });
  return fitting ?? candidates.at(-1) ?? experiment;
}

/** A layer of the same kind, which hands on a whole sequence where it reads one. */
function sameAgain({ id, values, activation }: LayerConfig): LayerConfig {
  const hasSteps = layerKind({ id }).hyperparameters.some(({ name }) => name === 'everyStep');
  return canonicalLayer({
    id,
    values: { ...values, ...(hasSteps && { everyStep: 1 }) },
    activation,
  });
}

function layersRead({ data, network }: Experiment) {
  return readableLayers(network.layers, data, reads);
}

/** The first layer that could not read what comes to it once one is moved, or null. */
export function lostByMove(experiment: Experiment, from: number, to: number): LayerConfig | null {
  return layersRead(withLayerMoved(experiment, from, to)).leftOut[0] ?? null;
}

/** One hidden layer at another position. */
export function withLayerMoved(experiment: Experiment, from: number, to: number): Experiment {
  const { layers } = experiment.network;
  const moved = layers[from];
  if (moved === undefined || to < 0 || to >= layers.length) return experiment;
  return withLayers(experiment, layers.toSpliced(from, 1).toSpliced(to, 0, moved));
}

/** A layer's own initializer or regularizer, or null for that of the whole network. */
export function withOwn(
  experiment: Experiment,
  position: number,
  name: 'initializer' | 'regularizer',
  choice: Choice | null,
): Experiment {
  return withLayer(experiment, position, (layer) => {
    const { [name]: _, ...others } = layer;
    return choice === null ? others : { ...others, [name]: choice };
  });
}

/** A layer whose parameters stay as they start, or learn. */
export function withFrozen(experiment: Experiment, position: number, frozen: boolean): Experiment {
  return withLayer(experiment, position, ({ frozen: _, ...layer }) =>
    frozen ? { ...layer, frozen } : layer,
  );
}
