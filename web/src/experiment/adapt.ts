/** Small pure changes of an experiment that keep it valid; the controls use them. */

import {
  catalog,
  type DatasetEntry,
  datasetEntry,
  defaultLossFor,
  type LossEntry,
  offeredFeatures,
  ownSampleCount,
  requireEntry,
  setting,
  type Task,
  trainingSampleCount,
} from './catalog';
import { chosenDataset } from './chosen_dataset';
import { defaultExperiment } from './defaults';
import type {
  Choice,
  DataConfig,
  Experiment,
  LayerConfig,
  NetworkConfig,
  TrainingConfig,
} from './experiment';
import { canonicalLayer, sharesActivation, widthRange } from './layers';

export function withData(experiment: Experiment, change: Partial<DataConfig>): Experiment {
  return withFullBatch({ ...experiment, data: { ...experiment.data, ...change } });
}

export function withNetwork(experiment: Experiment, change: Partial<NetworkConfig>): Experiment {
  return { ...experiment, network: { ...experiment.network, ...change } };
}

export function withTraining(experiment: Experiment, change: Partial<TrainingConfig>): Experiment {
  return { ...experiment, training: { ...experiment.training, ...change } };
}

/** The batch size that is the full batch of every dataset. */
export function fullBatch(): number {
  return setting('training.batchSize').maximum;
}

/** Whether the optimizer must see all training samples at each step, and the batch is smaller. */
export function lacksFullBatch(data: DataConfig, training: TrainingConfig): boolean {
  const { fullBatchOnly } = requireEntry('optimizers', training.optimizer.id);
  return fullBatchOnly && training.batchSize < Math.min(trainingSampleCount(data), fullBatch());
}

/** The full batch where the optimizer needs it. */
function withFullBatch(experiment: Experiment): Experiment {
  const lacking = lacksFullBatch(experiment.data, experiment.training);
  return lacking ? withTraining(experiment, { batchSize: fullBatch() }) : experiment;
}

/** Other stop rules, in menu order. */
export function withStopRules(experiment: Experiment, rules: readonly Choice[]): Experiment {
  const stopRules = catalog.stopRules.flatMap(
    ({ id }) => rules.find((rule) => rule.id === id) ?? [],
  );
  return withTraining(experiment, { stopRules });
}

/** One stop rule switched on, with its usual values, or off. */
export function withStopRule(experiment: Experiment, id: string, on: boolean): Experiment {
  const others = experiment.training.stopRules.filter((rule) => rule.id !== id);
  return withStopRules(experiment, on ? [...others, { id }] : others);
}

/**
 * Another optimizer, with the batch it needs. A learning rate that was the usual one of the
 * optimizer before becomes the usual one of the new; a rate of the reader's own stays.
 */
export function withOptimizer(experiment: Experiment, optimizer: Choice): Experiment {
  const { training } = experiment;
  const before = requireEntry('optimizers', training.optimizer.id);
  const after = requireEntry('optimizers', optimizer.id);
  const usual = training.learningRate === before.usualLearningRate;
  const learningRate = usual ? after.usualLearningRate : training.learningRate;
  return withFullBatch(withTraining(experiment, { optimizer, learningRate }));
}

/**
 * The output activation that goes with a loss: none before a loss that reads values without
 * bounds, tanh for two classes coded -1 and +1, sigmoid for classes coded 0 and 1.
 */
export function fittingOutputActivation(loss: LossEntry, task: Task): Choice {
  if (loss.linearOutput || task === 'regression') return { id: 'linear' };
  return { id: task === 'binary' ? 'tanh' : 'sigmoid' };
}

/** Another loss, with the output activation that fits it. */
export function withLoss(experiment: Experiment, loss: Choice): Experiment {
  const changed = withTraining(experiment, { loss });
  if (experiment.training.loss.id === loss.id) return changed;
  const { task } = datasetEntry(experiment.data.dataset.id);
  const outputActivation = fittingOutputActivation(requireEntry('losses', loss.id), task);
  return withNetwork(changed, { outputActivation });
}

/** What a dataset brings along when a reader chooses it: its size, test share and inputs. */
export function ownData(data: DataConfig, dataset: DatasetEntry): DataConfig {
  return {
    dataset: { id: dataset.id },
    seed: data.seed,
    sampleCount: ownSampleCount(dataset),
    noise: dataset.hasNoise ? data.noise : 0,
    testShare: dataset.defaultTestShare,
    features: chosenDataset({ id: dataset.id }).ownFeatures,
  };
}

/** Another dataset with its own settings; a new task also brings its loss and output activation. */
export function withDataset(experiment: Experiment, id: string): Experiment {
  if (experiment.data.dataset.id === id) return experiment;
  return withNewDataset(experiment, id, datasetEntry(experiment.data.dataset.id).task);
}

/** The same where the dataset may have the id of the one before, whose task is given. */
export function withNewDataset(experiment: Experiment, id: string, before: Task): Experiment {
  const dataset = datasetEntry(id);
  const changed = withData(experiment, ownData(experiment.data, dataset));
  if (before === dataset.task) return changed;
  const loss = defaultLossFor(dataset.task);
  const outputActivation = fittingOutputActivation(loss, dataset.task);
  return withNetwork(withTraining(changed, { loss: { id: loss.id } }), { outputActivation });
}

/** Other hyperparameters of the same dataset; other columns are all fed. */
export function withDatasetChoice(experiment: Experiment, dataset: Choice): Experiment {
  const { columns: before } = chosenDataset(experiment.data.dataset);
  const { columns, ownFeatures } = chosenDataset(dataset);
  const same = before.length === columns.length;
  const features = same ? experiment.data.features : ownFeatures;
  return withData(experiment, { dataset, features });
}

/** Feeds an input or leaves it out; the last one stays. */
export function withFeature(experiment: Experiment, id: string, on: boolean): Experiment {
  const chosen = experiment.data.features;
  const features = offeredFeatures(chosenDataset(experiment.data.dataset)).filter((feature) =>
    feature === id ? on : chosen.includes(feature),
  );
  return features.length === 0 ? experiment : withData(experiment, { features });
}

/** A hidden layer like the last dense one, or like the default's first where there is none. */
function nextLayer(layers: readonly LayerConfig[]): LayerConfig {
  const dense = layers.filter(({ id }) => id === 'dense');
  const model = dense.at(-1) ?? defaultExperiment.network.layers[0];
  if (model === undefined)
    throw new RangeError('network.layers: the defaults have no hidden layer');
  return model;
}

/** Other hidden layers, at most as many as the core takes. */
export function withLayers(experiment: Experiment, layers: readonly LayerConfig[]): Experiment {
  return withNetwork(experiment, { layers: layers.slice(0, catalog.maximumLayers) });
}

/** One hidden layer more, at the end. */
export function withLayerAdded(experiment: Experiment): Experiment {
  const { layers } = experiment.network;
  return withLayers(experiment, [...layers, nextLayer(layers)]);
}

/** One hidden layer less, by its position. */
export function withLayerRemoved(experiment: Experiment, position: number): Experiment {
  const layers = experiment.network.layers.filter((_, index) => index !== position);
  return withLayers(experiment, layers);
}

/** One hidden layer changed, by its position. */
export function withLayer(
  experiment: Experiment,
  position: number,
  change: (layer: LayerConfig) => LayerConfig,
): Experiment {
  const layers = experiment.network.layers.map((layer, index) =>
    index === position ? canonicalLayer(change(layer)) : layer,
  );
  return withLayers(experiment, layers);
}

/** Another width of one hidden layer (units or filters), brought into its range. */
export function withWidth(experiment: Experiment, position: number, width: number): Experiment {
  return withLayer(experiment, position, (layer) => {
    const range = widthRange(layer);
    if (range === null) return layer;
    const whole = Math.min(Math.max(Math.round(width), range.minimum), range.maximum);
    return { ...layer, values: { ...layer.values, [range.name]: whole } };
  });
}

/** The same activation in every hidden layer of a kind that shares it. */
export function withActivation(experiment: Experiment, activation: Choice): Experiment {
  const layers = experiment.network.layers.map((layer) =>
    sharesActivation(layer) ? { ...layer, activation } : layer,
  );
  return withLayers(experiment, layers);
}
