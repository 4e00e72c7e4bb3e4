/** Seeded random experiments and texts for the property tests of links. */

import {
  catalog,
  type Entry,
  type Family,
  type Hyperparameter,
  hiddenActivations,
  lossesFor,
  offeredFeatures,
  outputActivations,
  setting,
} from '../../../web/src/experiment/catalog';
import { makeChoice } from '../../../web/src/experiment/choice';
import { chosenDataset } from '../../../web/src/experiment/chosen_dataset';
import type { Choice, Experiment } from '../../../web/src/experiment/experiment';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

/** A generator of numbers in [0, 1): Steele, Lea and Flood (2014), SplitMix in 32 bits. */
export class TestRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  /** A value of the range, at its ends now and then. */
  inside({ minimum, maximum, scale }: Hyperparameter): number {
    const place = this.below(8);
    if (place === 0) return minimum;
    if (place === 1) return maximum;
    const value = minimum + this.next() * (maximum - minimum);
    return scale === 'integer' ? Math.round(value) : value;
  }
}

export function randomChoice(random: TestRandom, family: Family): Choice {
  const table: readonly Entry[] = catalog[family];
  return randomValues(random, random.pick(table));
}

/** A choice of this entry with some of its values chosen too. */
function randomValues(random: TestRandom, entry: Entry): Choice {
  const values = entry.hyperparameters
    .filter(() => random.next() < 0.7)
    .map((limits): [string, number] => [limits.name, random.inside(limits)]);
  return makeChoice(entry, new Map(values));
}

/** A valid experiment in canonical form. */
export function randomExperiment(random: TestRandom): Experiment {
  const choice = randomChoice(random, 'datasets');
  const dataset = chosenDataset(choice);
  const features = offeredFeatures(dataset).filter(() => random.next() < 0.5);
  const loss = random.pick(lossesFor(dataset.task));
  const hidden = () => randomValues(random, random.pick(hiddenActivations()));
  const shared = hidden();
  const mixed = random.next() < 0.5;
  const inside = (name: string) => random.inside(setting(name));
  const experiment: Experiment = {
    version: 1,
    data: {
      dataset: choice,
      seed: inside('data.seed'),
      sampleCount: inside('data.sampleCount'),
      noise: inside('data.noise'),
      testShare: inside('data.testShare'),
      features: features.length > 0 ? features.reverse() : dataset.ownFeatures,
    },
    network: {
      seed: inside('network.seed'),
      layers: Array.from({ length: random.below(catalog.maximumLayers + 1) }, () => ({
        ...randomChoice(random, 'layers'),
        activation: mixed ? hidden() : shared,
        ...(random.next() < 0.2 && { initializer: randomChoice(random, 'initializers') }),
        ...(random.next() < 0.2 && { regularizer: randomChoice(random, 'regularizers') }),
        ...(random.next() < 0.2 && { frozen: true as const }),
      })),
      outputActivation: loss.linearOutput
        ? { id: 'linear' }
        : randomValues(random, random.pick(outputActivations(dataset.task))),
      initializer: randomChoice(random, 'initializers'),
      bias: random.next() < 0.5,
    },
    training: {
      loss: randomValues(random, loss),
      optimizer: randomChoice(random, 'optimizers'),
      learningRate: inside('training.learningRate'),
      schedule: randomChoice(random, 'schedules'),
      regularizer: randomChoice(random, 'regularizers'),
      gradientClipping: randomChoice(random, 'gradientClippings'),
      batchSize: inside('training.batchSize'),
      warmupEpochs: inside('training.warmupEpochs'),
      evaluationInterval: inside('training.evaluationInterval'),
      stopRules: catalog.stopRules
        .filter(() => random.next() < 0.3)
        .map((entry) => randomValues(random, entry)),
    },
  };
  // Sizes and noise that the dataset does not use take their one canonical value.
  return normalizeExperiment(experiment).experiment;
}

const awkward = [
  '',
  '0',
  '-0',
  '-1',
  '1e9',
  '1e999',
  '-1e-400',
  'NaN',
  'Infinity',
  '-Infinity',
  '0x10',
  '1_000',
  '١٢',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '%',
  '%E0%A4%A',
  '%00',
  '%ff',
  '😀',
  '\ud800',
  '学习率',
  '<img src=x>',
  'null',
  'undefined',
  'true',
  '8,8',
  ',,,',
  '8:relu:slope=',
  '::',
  '8:__proto__:__proto__=1',
  '3.7',
  '9007199254740993',
  '&',
  '#',
  '+',
  ';',
  'a'.repeat(300),
];

/** A link that a hostile or clumsy hand may have written. */
export function randomLink(random: TestRandom, keys: readonly string[]): string {
  const count = random.below(12);
  const pairs = Array.from({ length: count }, () => {
    const key = random.next() < 0.85 ? random.pick(keys) : random.pick(awkward);
    const named = random.next() < 0.2 ? `${key}.${random.pick(awkward)}` : key;
    const value = random.next() < 0.7 ? random.pick(awkward) : randomCharacters(random);
    return random.next() < 0.05 ? named : `${named}=${value}`;
  });
  return `${random.pick(['', '#', '##', '?'])}${pairs.join('&')}`;
}

function randomCharacters(random: TestRandom): string {
  const length = random.below(20);
  return Array.from({ length }, () => String.fromCharCode(random.below(0x3000))).join('');
}
