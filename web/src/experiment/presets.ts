/** Ready-made experiments of the preset menu; their titles and sentences stand in the text files. */

import { withData, withDataset, withNetwork, withTraining } from './adapt';
import { canonicalExperiment, defaultExperiment } from './defaults';
import type { Choice, Experiment, LayerConfig } from './experiment';
import { denseLayer } from './layers';

export interface Preset {
  readonly id: string;
  readonly experiment: Experiment;
}

const noHiddenLayers: readonly LayerConfig[] = [];
const linear: Choice = { id: 'linear' };
const gradientDescent: Choice = { id: 'gradientDescent' };
const fullBatch = 2000; // more than any of these datasets has

function layersOf(activation: string, ...units: readonly number[]): readonly LayerConfig[] {
  return units.map((count) => denseLayer(count, { id: activation }));
}

/** One unit that draws a straight line by full-batch gradient descent on the squared error. */
function line(dataset: string, bias: boolean): Experiment {
  const start = withDataset(defaultExperiment, dataset);
  const network = { layers: noHiddenLayers, outputActivation: linear, bias };
  return withTraining(withNetwork(start, network), {
    loss: { id: 'meanSquared' },
    optimizer: gradientDescent,
    learningRate: 0.5, // below 2 / 2.54, the largest curvature of the loss for x in 0 to 1
    batchSize: fullBatch,
  });
}

/** A problem of the plane from its two coordinates alone; simpler than the spiral, so faster steps. */
function onPlane(dataset: string, layers: readonly LayerConfig[]): Experiment {
  const start = withNetwork(withDataset(defaultExperiment, dataset), { layers });
  return withTraining(start, { learningRate: 0.03 });
}

/** A value over one column. */
function curve(dataset: string, units: number): Experiment {
  const start = withDataset(defaultExperiment, dataset);
  const network = withNetwork(start, { layers: layersOf('tanh', units) });
  return withTraining(network, { learningRate: 0.03 });
}

function difference(): Experiment {
  const start = withDataset(defaultExperiment, 'difference');
  const network = { layers: layersOf('linear', 10), outputActivation: linear };
  return withTraining(withNetwork(start, network), {
    loss: { id: 'meanSquared' },
    optimizer: gradientDescent,
    learningRate: 0.1,
    batchSize: fullBatch,
  });
}

/** Small starting weights and plain steps: larger or adaptive ones often end in a half-solution. */
function xorPoints(): Experiment {
  const start = withDataset(defaultExperiment, 'xorPoints');
  const network = {
    layers: layersOf('tanh', 2),
    outputActivation: { id: 'tanh' },
    initializer: { id: 'uniform', values: { limit: 0.5 } },
  };
  return withTraining(withNetwork(start, network), {
    loss: { id: 'meanSquared' },
    optimizer: gradientDescent,
    learningRate: 0.3, // larger steps learn from as many starts but jump on the way
    batchSize: 4,
  });
}

/** A table of measurements with classes. */
function table(dataset: string): Experiment {
  const start = withDataset(defaultExperiment, dataset);
  return withTraining(withNetwork(start, { layers: layersOf('tanh', 8) }), {
    loss: { id: 'softmaxCrossEntropy' },
    optimizer: { id: 'adam' },
    learningRate: 0.01,
    batchSize: 16,
  });
}

/** Images and sequences, which a dense network sees at once. */
function whole(dataset: string, units: number): Experiment {
  const start = withDataset(defaultExperiment, dataset);
  return withNetwork(start, { layers: layersOf('tanh', units) });
}

/** Images by filters that look for the same pattern everywhere. */
function shapesConvolution(): Experiment {
  return withTraining(
    withNetwork(withDataset(defaultExperiment, 'shapes'), {
      layers: [
        {
          id: 'convolution',
          values: { filters: 6, kernel: 5 },
          activation: { id: 'relu' },
        },
        { id: 'maximumPooling', activation: linear },
        denseLayer(16, { id: 'relu' }),
      ],
    }),
    { learningRate: 0.005 },
  );
}

/** A sequence read step by step. */
function recurrent(dataset: string, id: string, units: number): Experiment {
  const start = withDataset(defaultExperiment, dataset);
  const layers = [{ id, values: { units }, activation: { id: 'tanh' } }];
  return withNetwork(start, { layers });
}

/** Eight layers by plain steps: whether they learn depends on how gradients pass them. */
function deep(layers: readonly LayerConfig[]): Experiment {
  const start = withNetwork(withDataset(defaultExperiment, 'circle'), {
    layers,
    initializer: { id: 'heNormal' },
  });
  return withTraining(start, { optimizer: gradientDescent, learningRate: 0.1, batchSize: 10 });
}

const eight: readonly number[] = Array.from({ length: 8 }, () => 8);

/**
 * Noisy moons by far more weights than they need, with units left out at random: so many, and by steps
 * so small, that the test loss stays about level for hundreds of epochs whatever the seeds.
 */
function dropoutOverfitting(): Experiment {
  const dropout = { id: 'dropout', values: { dropRate: 0.8 }, activation: linear };
  const wide = denseLayer(32, { id: 'relu' });
  const start = withDataset(defaultExperiment, 'moons');
  const noisy = withData(start, { noise: 0.35 });
  const network = withNetwork(noisy, { layers: [wide, dropout, wide, dropout] });
  return withTraining(network, { learningRate: 0.003, batchSize: 10 });
}

/** The first example of the Keras documentation, 784-32-10, the run that the reference has. */
function randomSoftTargets(): Experiment {
  const start = withDataset(defaultExperiment, 'randomSoftTargets');
  const data = withData(start, { seed: 3, testShare: 0 });
  const network = withNetwork(data, { layers: layersOf('relu', 32), seed: 3 });
  const optimizer = { id: 'adam', values: { epsilon: 1e-7 } };
  return withTraining(network, { optimizer, learningRate: 0.001, batchSize: 32 });
}

/** One hidden layer as in the Keras documentation's examples of MNIST, smaller for fewer digits. */
function mnist(): Experiment {
  const start = withDataset(defaultExperiment, 'mnist');
  const network = withNetwork(start, { layers: layersOf('relu', 32) });
  return withTraining(network, { learningRate: 0.001, batchSize: 32 });
}

/** In menu order; `spiral` is the experiment of a fresh page. */
export const presets: readonly Preset[] = [
  { id: 'spiral', experiment: defaultExperiment },
  { id: 'circle', experiment: onPlane('circle', layersOf('tanh', 4)) },
  { id: 'xor', experiment: onPlane('xor', layersOf('tanh', 8)) },
  { id: 'gauss', experiment: onPlane('gauss', noHiddenLayers) },
  { id: 'plane', experiment: onPlane('plane', noHiddenLayers) },
  { id: 'bumps', experiment: onPlane('bumps', layersOf('tanh', 8, 8)) },
  { id: 'lineWithIntercept', experiment: line('lineWithIntercept', true) },
  { id: 'lineThroughOrigin', experiment: line('lineThroughOrigin', false) },
  { id: 'difference', experiment: difference() },
  { id: 'xorPoints', experiment: xorPoints() },
  { id: 'penguins', experiment: table('penguins') },
  { id: 'moons', experiment: onPlane('moons', layersOf('tanh', 4)) },
  { id: 'rings', experiment: onPlane('rings', layersOf('tanh', 8, 8)) },
  { id: 'checkerboard', experiment: onPlane('checkerboard', layersOf('tanh', 16, 16)) },
  { id: 'noisyParity', experiment: onPlane('noisyParity', layersOf('tanh', 8)) },
  { id: 'blobs', experiment: onPlane('blobs', noHiddenLayers) },
  { id: 'spirals', experiment: onPlane('spirals', layersOf('tanh', 8, 8)) },
  { id: 'gaussianBumps', experiment: onPlane('gaussianBumps', layersOf('tanh', 8, 8)) },
  { id: 'sine', experiment: curve('sine', 8) },
  { id: 'stepFunction', experiment: curve('stepFunction', 4) },
  { id: 'iris', experiment: table('iris') },
  { id: 'randomSoftTargets', experiment: randomSoftTargets() },
  { id: 'shapes', experiment: whole('shapes', 16) },
  { id: 'mnist', experiment: mnist() },
  { id: 'sineWave', experiment: whole('sineWave', 16) },
  { id: 'addingProblem', experiment: whole('addingProblem', 32) },
  { id: 'bitParity', experiment: whole('bitParity', 16) },
  { id: 'shapesConvolution', experiment: shapesConvolution() },
  { id: 'addingProblemLstm', experiment: recurrent('addingProblem', 'lstm', 16) },
  { id: 'bitParityRecurrent', experiment: recurrent('bitParity', 'simpleRecurrent', 8) },
  { id: 'deepVanishing', experiment: deep(layersOf('sigmoid', ...eight)) },
  { id: 'deepRelu', experiment: deep(layersOf('relu', ...eight)) },
  { id: 'dropoutOverfitting', experiment: dropoutOverfitting() },
].map(({ id, experiment }) => ({ id, experiment: canonicalExperiment(experiment) }));

export function findPreset(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}
