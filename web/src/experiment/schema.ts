/**
 * Makes a valid experiment of anything: absent settings become the defaults that fit the dataset,
 * impossible ones are repaired, and every repair is a notice. Never throws.
 */

import {
  fittingOutputActivation,
  fullBatch,
  lacksFullBatch,
  withDataset,
  withDatasetChoice,
  withLoss,
} from './adapt';
import {
  type DatasetEntry,
  datasetEntry,
  defaultLossFor,
  outputActivations,
  ownSampleCount,
  requireEntry,
  setting,
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
import { fittingLayers } from './fit_layers';
import type { Notice } from './notice';
import { layersWithoutChance } from './one_loss';
import { own, type Place, repairBoolean, repairChoice, repairNumber, tell } from './repair';
import { repairChoices } from './repair_choices';
import { repairFeatures } from './repair_features';
import { repairLayers } from './repair_layers';
import { withSamplesToCompare } from './samples_to_compare';

export interface Normalized {
  readonly experiment: Experiment;
  readonly notices: readonly Notice[];
}

/** Reads one section of the input with the section's own names. */
class Section {
  constructor(
    private readonly name: string,
    private readonly input: unknown,
    private readonly notices: Notice[],
  ) {}

  given(name: string): unknown {
    return own(own(this.input, this.name), name);
  }

  place(name: string): Place {
    return { field: `${this.name}.${name}`, notices: this.notices };
  }

  number(name: string, fallback: number): number {
    const limits = setting(`${this.name}.${name}`);
    return repairNumber(this.place(name), this.given(name), fallback, limits);
  }
}

const linearLayer: LayerConfig = { id: 'dense', activation: { id: 'linear' } };

/** Any input as a valid experiment in canonical form; a second pass changes nothing. */
export function normalizeExperiment(input: unknown): Normalized {
  const notices: Notice[] = [];
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const notice = { key: 'unreadable', values: {} };
    return { experiment: defaultExperiment, notices: input === undefined ? [] : [notice] };
  }
  const version = own(input, 'version');
  if (version !== undefined && version !== defaultExperiment.version) {
    tell({ field: 'version', notices }, 'otherVersion', version, defaultExperiment.version);
  }
  const sections = {
    data: new Section('data', input, notices),
    network: new Section('network', input, notices),
    training: new Section('training', input, notices),
  };
  const data = normalizeData(sections.data);
  const start = withDataset(defaultExperiment, data.dataset.id);
  const dataset = datasetEntry(data.dataset.id);
  const base = withLoss(start, normalizeLoss(sections.training, start, dataset));
  const network = normalizeNetwork(sections.network, base, data);
  const training = normalizeTraining(sections.training, base.training, data);
  const calm = layersWithoutChance(network.layers, training.optimizer);
  notices.push(...calm.notices);
  const { experiment, notices: more } = withSamplesToCompare({
    version: 1,
    data,
    network: { ...network, layers: calm.layers },
    training,
  });
  return { experiment, notices: [...notices, ...more] };
}

function normalizeData(section: Section): DataConfig {
  const given = section.given('dataset');
  const chosen = repairChoice(
    section.place('dataset'),
    typeof given === 'string' ? { id: given } : given, // as experiments were written at first
    defaultExperiment.data.dataset,
    'datasets',
  );
  const dataset = chosenDataset(chosen);
  const base = withDatasetChoice(withDataset(defaultExperiment, chosen.id), chosen).data;
  const data = {
    dataset: chosen,
    seed: section.number('seed', base.seed),
    sampleCount: section.number('sampleCount', base.sampleCount),
    noise: section.number('noise', base.noise),
    testShare: section.number('testShare', base.testShare),
    features: repairFeatures(
      section.place('features'),
      section.given('features'),
      base.features,
      dataset,
    ),
  };
  return fitToDataset(section, data, dataset);
}

/** Settings the dataset does not have take one value, so that equal experiments look equal. */
function fitToDataset(section: Section, data: DataConfig, dataset: DatasetEntry): DataConfig {
  const sampleCount = dataset.fixedSize ? ownSampleCount(dataset) : data.sampleCount;
  if (sampleCount !== data.sampleCount) {
    const more = { dataset: dataset.id };
    tell(section.place('sampleCount'), 'fixedSize', data.sampleCount, dataset.defaultSamples, more);
  }
  const noise = dataset.hasNoise ? data.noise : 0;
  if (noise !== data.noise) {
    tell(section.place('noise'), 'withoutNoise', data.noise, 0, { dataset: dataset.id });
  }
  const samples = dataset.fixedSize ? dataset.defaultSamples : sampleCount;
  const tooMany = trainingSampleCount({ ...data, sampleCount }) < 1;
  const testShare = tooMany ? (samples - 1) / samples : data.testShare;
  if (tooMany) tell(section.place('testShare'), 'noTrainingSamples', data.testShare, testShare);
  return { ...data, sampleCount, noise, testShare };
}

/** The loss as a choice, or as its id alone, which is how older saved experiments have it. */
function normalizeLoss(section: Section, start: Experiment, dataset: DatasetEntry): Choice {
  const place = section.place('loss');
  const given = section.given('loss');
  const raw = typeof given === 'string' ? { id: given } : given;
  const loss = repairChoice(place, raw, start.training.loss, 'losses');
  if (requireEntry('losses', loss.id).tasks.includes(dataset.task)) return loss;
  const used = defaultLossFor(dataset.task).id;
  tell(place, 'lossUnsuited', loss.id, used, { dataset: dataset.id });
  return { id: used };
}

function normalizeNetwork(section: Section, base: Experiment, data: DataConfig): NetworkConfig {
  const model = defaultExperiment.network.layers[0] ?? linearLayer;
  const { network } = base;
  const outputPlace = section.place('outputActivation');
  const chosen = repairChoice(
    outputPlace,
    section.given('outputActivation'),
    network.outputActivation,
    'activations',
  );
  const loss = requireEntry('losses', base.training.loss.id);
  const { task } = datasetEntry(base.data.dataset.id);
  const fits = loss.linearOutput
    ? chosen.id === 'linear'
    : outputActivations(task).some(({ id }) => id === chosen.id);
  const fitting = fittingOutputActivation(loss, task);
  const key = loss.linearOutput ? 'outputStaysLinear' : 'replaced';
  if (!fits) tell(outputPlace, key, chosen.id, fitting.id, { loss: loss.id });
  const place = section.place('layers');
  const repaired = repairLayers(place, section.given('layers'), network.layers, model);
  const { layers, notices } = fittingLayers(repaired, data);
  place.notices.push(...notices);
  return {
    seed: section.number('seed', network.seed),
    layers,
    outputActivation: fits ? chosen : fitting,
    initializer: repairChoice(
      section.place('initializer'),
      section.given('initializer'),
      network.initializer,
      'initializers',
    ),
    bias: repairBoolean(section.place('bias'), section.given('bias'), network.bias),
  };
}

function normalizeTraining(
  section: Section,
  base: TrainingConfig,
  data: DataConfig,
): TrainingConfig {
  const training = {
    loss: base.loss,
    optimizer: repairChoice(
      section.place('optimizer'),
      section.given('optimizer'),
      base.optimizer,
      'optimizers',
    ),
    learningRate: section.number('learningRate', base.learningRate),
    schedule: repairChoice(
      section.place('schedule'),
      section.given('schedule'),
      base.schedule,
      'schedules',
    ),
    regularizer: repairChoice(
      section.place('regularizer'),
      section.given('regularizer'),
      base.regularizer,
      'regularizers',
    ),
    gradientClipping: repairChoice(
      section.place('gradientClipping'),
      section.given('gradientClipping'),
      base.gradientClipping,
      'gradientClippings',
    ),
    batchSize: section.number('batchSize', base.batchSize),
    warmupEpochs: section.number('warmupEpochs', base.warmupEpochs),
    evaluationInterval: section.number('evaluationInterval', base.evaluationInterval),
    stopRules: repairChoices(
      section.place('stopRules'),
      section.given('stopRules'),
      base.stopRules,
      'stopRules',
    ),
  };
  if (!lacksFullBatch(data, training)) return training;
  const batchSize = fullBatch();
  if (section.given('batchSize') !== undefined) {
    const more = { optimizer: training.optimizer.id };
    tell(section.place('batchSize'), 'fullBatchOnly', training.batchSize, batchSize, more);
  }
  return { ...training, batchSize };
}
