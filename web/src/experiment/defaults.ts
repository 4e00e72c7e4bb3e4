/** The experiment that a fresh page shows, from the core's own defaults. */

import { catalog } from './catalog';
import { canonicalChoice } from './choice';
import { chosenDataset } from './chosen_dataset';
import type { Experiment } from './experiment';
import { canonicalLayer } from './layers';

/** An experiment in canonical form, with nothing that says a default; no inputs stand for the usual ones. */
export function canonicalExperiment(given: Experiment): Experiment {
  const { data, network, training } = given;
  const dataset = canonicalChoice('datasets', data.dataset);
  const features = data.features.length > 0 ? data.features : chosenDataset(dataset).ownFeatures;
  return {
    version: 1,
    data: { ...data, dataset, features: [...features] },
    network: {
      ...network,
      layers: network.layers.map(canonicalLayer),
      outputActivation: canonicalChoice('activations', network.outputActivation),
      initializer: canonicalChoice('initializers', network.initializer),
    },
    training: {
      ...training,
      loss: canonicalChoice('losses', training.loss),
      optimizer: canonicalChoice('optimizers', training.optimizer),
      schedule: canonicalChoice('schedules', training.schedule),
      regularizer: canonicalChoice('regularizers', training.regularizer),
      gradientClipping: canonicalChoice('gradientClippings', training.gradientClipping),
      stopRules: training.stopRules.map((rule) => canonicalChoice('stopRules', rule)),
    },
  };
}

export const defaultExperiment: Experiment = canonicalExperiment(catalog.defaults);
