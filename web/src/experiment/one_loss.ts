/**
 * Optimizers that compare one step with the next need the same loss at both: they see all samples,
 * and no layer may take chances in training.
 */

import { withOptimizer } from './adapt';
import { requireEntry } from './catalog';
import { choiceValue } from './choice';
import { defaultExperiment } from './defaults';
import type { Choice, Experiment, LayerConfig } from './experiment';
import { canonicalLayer, layerKind } from './layers';
import type { Notice } from './notice';

/** Whether chance in these layers would lead the optimizer astray. */
export function meetsChance(layers: readonly LayerConfig[], optimizer: Choice): boolean {
  return needsOneLoss(optimizer) && layers.some((layer) => chanceOf(layer) > 0);
}

export function needsOneLoss(optimizer: Choice): boolean {
  return requireEntry('optimizers', optimizer.id).fullBatchOnly;
}

/** How much a layer leaves to chance in training. */
function chanceOf(layer: LayerConfig): number {
  const { chance } = layerKind(layer);
  return chance === '' ? 0 : choiceValue('layers', layer, chance);
}

/** The layers as the optimizer can train them, and a notice for each that took chances. */
export function layersWithoutChance(
  layers: readonly LayerConfig[],
  optimizer: Choice,
): { readonly layers: readonly LayerConfig[]; readonly notices: readonly Notice[] } {
  if (!meetsChance(layers, optimizer)) return { layers, notices: [] };
  const notices: Notice[] = [];
  const calm = layers.map((layer, index) => {
    const given = chanceOf(layer);
    if (given === 0) return layer;
    const { chance } = layerKind(layer);
    const field = `network.layers.${index + 1}.${chance}`;
    const values = { field, given, used: 0, optimizer: optimizer.id };
    notices.push({ key: 'chanceTakenAway', values });
    return canonicalLayer({ ...layer, values: { ...layer.values, [chance]: 0 } });
  });
  return { layers: calm, notices };
}

/**
 * An experiment after a change, where the later choice counts: an optimizer that needs one loss takes
 * chance away from the layers, and chance in a layer brings the usual optimizer in its place.
 */
export function withOneLoss(
  before: Experiment,
  after: Experiment,
): { readonly experiment: Experiment; readonly notices: readonly Notice[] } {
  const { network, training } = after;
  const { optimizer } = training;
  if (!meetsChance(network.layers, optimizer)) return { experiment: after, notices: [] };
  if (before.training.optimizer.id !== optimizer.id) {
    const { layers, notices } = layersWithoutChance(network.layers, optimizer);
    return { experiment: { ...after, network: { ...network, layers } }, notices };
  }
  const used = defaultExperiment.training.optimizer;
  const values = { field: 'training.optimizer', given: optimizer.id, used: used.id };
  return {
    experiment: withOptimizer(after, used),
    notices: [{ key: 'optimizerMeetsChance', values }],
  };
}
