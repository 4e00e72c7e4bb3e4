/**
 * Links of TensorFlow Playground as aliases: its keys, its defaults where a key is missing, and its
 * model (weights U(-0.5, 0.5), squared error, tanh output for classes, plain gradient descent).
 */

import type { Notice } from './notice';
import { listOf, numberOf } from './values_text';

/**
 * Our squared error is (o - t)^2, theirs (o - t)^2 / 2: our gradients are twice as long, so the same
 * step needs half the learning rate, and the same pull on the weights twice the regularization rate.
 */
const gradientRatio = 2;

/** Keys that only its links have. */
const markers = [
  'networkShape',
  'dataset',
  'regDataset',
  'problem',
  'regularization',
  'regularizationRate',
  'percTrainData',
  'initZero',
  'showTestData',
  'discretize',
  'collectStats',
  'tutorial',
  'hideText',
];

/** Its inputs, in its order, with ours; null where we have none. */
const inputs: readonly (readonly [string, string | null])[] = [
  ['x', 'x1'],
  ['y', 'x2'],
  ['xSquared', 'x1Squared'],
  ['ySquared', 'x2Squared'],
  ['xTimesY', 'x1x2'],
  ['sinX', 'sinX1'],
  ['sinY', 'sinX2'],
  ['cosX', null],
  ['cosY', null],
];

/** Whether the keys are those of a TensorFlow Playground link. */
export function isPlaygroundLink(values: ReadonlyMap<string, string>): boolean {
  if (values.has('v') || values.has('data')) return false;
  return [...markers, ...inputs.map(([name]) => name)].some((name) => values.has(name));
}

const regressionDatasets = new Map([
  ['reg-plane', 'plane'],
  ['reg-gauss', 'bumps'],
]);
const regularizers = new Map([
  ['L1', 'l1'],
  ['L2', 'l2'],
  ['none', 'none'],
]);

/** The raw experiment such a link describes, for normalizeExperiment. */
export function readPlaygroundLink(values: ReadonlyMap<string, string>, notices: Notice[]): object {
  const regression = values.get('problem') === 'regression';
  return {
    data: {
      dataset: datasetOf(values, regression),
      seed: seedOf(values.get('seed')),
      sampleCount: regression ? 1200 : 500,
      noise: scaled(values.get('noise') ?? '0', (noise) => noise / 100),
      testShare: scaled(values.get('percTrainData') ?? '50', (train) => (100 - train) / 100),
      features: featuresOf(values, notices),
    },
    network: {
      seed: seedOf(values.get('seed')),
      layers: layersOf(values),
      outputActivation: { id: regression ? 'linear' : 'tanh' },
      initializer:
        values.get('initZero') === 'true'
          ? { id: 'zero' }
          : { id: 'uniform', values: { limit: 0.5 } },
      bias: true,
    },
    training: {
      loss: { id: 'meanSquared' },
      optimizer: { id: 'gradientDescent' },
      learningRate: scaled(values.get('learningRate') ?? '0.03', (rate) => rate / gradientRatio),
      schedule: { id: 'constant' },
      regularizer: regularizerOf(values),
      batchSize: numberOf(values.get('batchSize') ?? '10'),
    },
  };
}

function datasetOf(values: ReadonlyMap<string, string>, regression: boolean): string {
  if (!regression) return values.get('dataset') ?? 'circle';
  const name = values.get('regDataset') ?? 'reg-plane';
  return regressionDatasets.get(name) ?? name;
}

/** A number changed into our unit; other text stays, so that the notice can quote it. */
function scaled(text: string, change: (value: number) => number): number | string {
  const value = numberOf(text);
  return typeof value === 'number' ? change(value) : value;
}

/** Its seeds are fractions of five digits; ours are whole. */
function seedOf(text: string | undefined): number | string | undefined {
  if (text === undefined) return undefined;
  return scaled(text, (seed) => (seed > 0 && seed < 1 ? Math.round(seed * 1e5) : seed));
}

function featuresOf(values: ReadonlyMap<string, string>, notices: Notice[]): readonly string[] {
  const features: string[] = [];
  for (const [name, feature] of inputs) {
    const on = values.get(name) ?? (name === 'x' || name === 'y' ? 'true' : 'false');
    if (on !== 'true') continue;
    if (feature !== null) features.push(feature);
    else {
      const missing = { field: 'data.features', given: name, used: '' };
      notices.push({ key: 'featureMissing', values: missing });
    }
  }
  return features;
}

function layersOf(values: ReadonlyMap<string, string>): readonly object[] {
  const activation = { id: values.get('activation') ?? 'tanh' };
  return listOf(values.get('networkShape') ?? '4,2').map((units) => ({
    units: numberOf(units),
    activation,
  }));
}

function regularizerOf(values: ReadonlyMap<string, string>): object {
  const name = values.get('regularization') ?? 'none';
  const id = regularizers.get(name) ?? name;
  if (id !== 'l1' && id !== 'l2') return { id };
  const rate = scaled(values.get('regularizationRate') ?? '0', (given) => given * gradientRatio);
  return rate === 0 ? { id: 'none' } : { id, values: { rate } };
}
