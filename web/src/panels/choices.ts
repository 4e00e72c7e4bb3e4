import {
  withActivation,
  withDatasetChoice,
  withLoss,
  withNetwork,
  withOptimizer,
  withTraining,
} from '../experiment/adapt';
import {
  datasetEntry,
  type Entry,
  type Family,
  hiddenActivations,
  lossesFor,
  outputActivations,
} from '../experiment/catalog';
import type { Choice, Experiment } from '../experiment/experiment';
import { sharesActivation } from '../experiment/layers';

/** One choice of a catalogue family in the experiment. */
export interface ChoiceAccess {
  /** Path in the experiment, which also names its words. */
  readonly path: string;
  readonly family: Family;
  readonly get: (experiment: Experiment) => Choice;
  readonly set: (experiment: Experiment, choice: Choice) => Experiment;
  /** Where its hyperparameters stand, when not under `path`. */
  readonly valuesPath?: string;
  /** The words for no choice of its own, which get and set then know as the id ''. */
  readonly absent?: string;
  /** The entries to choose from, where they are not the whole family. */
  readonly offered?: (experiment: Experiment) => readonly Entry[];
}

export const datasetChoice: ChoiceAccess = {
  path: 'data.dataset',
  family: 'datasets',
  get: ({ data }) => data.dataset,
  set: withDatasetChoice,
};

function taskOf({ data }: Experiment) {
  return datasetEntry(data.dataset.id).task;
}

/** Another loss brings the output activation that fits it. */
export const lossChoice: ChoiceAccess = {
  path: 'training.loss',
  family: 'losses',
  get: ({ training }) => training.loss,
  set: withLoss,
  offered: (experiment) => lossesFor(taskOf(experiment)),
};

export const optimizerChoice: ChoiceAccess = {
  path: 'training.optimizer',
  family: 'optimizers',
  get: ({ training }) => training.optimizer,
  set: withOptimizer,
};

export const regularizerChoice: ChoiceAccess = {
  path: 'training.regularizer',
  family: 'regularizers',
  get: ({ training }) => training.regularizer,
  set: (experiment, regularizer) => withTraining(experiment, { regularizer }),
};

export const clippingChoice: ChoiceAccess = {
  path: 'training.gradientClipping',
  family: 'gradientClippings',
  get: ({ training }) => training.gradientClipping,
  set: (experiment, gradientClipping) => withTraining(experiment, { gradientClipping }),
};

export const scheduleChoice: ChoiceAccess = {
  path: 'training.schedule',
  family: 'schedules',
  get: ({ training }) => training.schedule,
  set: (experiment, schedule) => withTraining(experiment, { schedule }),
};

export const initializerChoice: ChoiceAccess = {
  path: 'network.initializer',
  family: 'initializers',
  get: ({ network }) => network.initializer,
  set: (experiment, initializer) => withNetwork(experiment, { initializer }),
};

/** One activation for all hidden layers; a link may give them different ones, then the first shows. */
export const activationChoice: ChoiceAccess = {
  path: 'network.layers.activation',
  family: 'activations',
  get: ({ network }) => network.layers.find(sharesActivation)?.activation ?? { id: 'linear' },
  set: withActivation,
  offered: hiddenActivations,
};

export const outputActivationChoice: ChoiceAccess = {
  path: 'network.outputActivation',
  family: 'activations',
  get: ({ network }) => network.outputActivation,
  set: (experiment, outputActivation) => withNetwork(experiment, { outputActivation }),
  offered: (experiment) => outputActivations(taskOf(experiment)),
};
