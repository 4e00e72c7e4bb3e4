// What is measured, as data. A round is an epoch of training, or one set of grids.

function experiment({ dataset, samples, features, layers, outputActivation, learningRate, batch }) {
  return {
    version: 1,
    data: {
      dataset: { id: dataset },
      seed: 1,
      sampleCount: samples,
      noise: 0,
      testShare: 0,
      features,
    },
    network: {
      seed: 1,
      layers: layers.map((units) => ({
        id: 'dense',
        values: { units },
        activation: { id: 'tanh' },
      })),
      outputActivation: { id: outputActivation },
      initializer: { id: 'xavierUniform' },
      bias: true,
    },
    training: {
      loss: { id: 'meanSquared' },
      optimizer: { id: 'gradientDescent' },
      learningRate,
      schedule: { id: 'constant' },
      regularizer: { id: 'none' },
      gradientClipping: { id: 'none' },
      warmupEpochs: 0,
      stopRules: [],
      batchSize: batch,
    },
  };
}

/** More samples than any workload has, which makes every batch the full one. */
export const fullBatch = 2000;

/** Points on a side of W6's grids. */
export const resolution = 100;

const small = experiment({
  dataset: 'circle',
  samples: 200,
  features: ['x1', 'x2'],
  layers: [4, 2],
  outputActivation: 'tanh',
  learningRate: 0.03,
  batch: 10,
});

const deep = experiment({
  dataset: 'spiral',
  samples: 500,
  features: ['x1', 'x2', 'x1Squared', 'x2Squared', 'x1x2', 'sinX1', 'sinX2'],
  layers: [8, 8, 8, 8, 8, 8],
  outputActivation: 'tanh',
  learningRate: 0.03,
  batch: 10,
});

const line = experiment({
  dataset: 'lineThroughOrigin',
  samples: 100,
  features: [],
  layers: [],
  outputActivation: 'linear',
  learningRate: 0.03,
  batch: fullBatch,
});

/**
 * `perRound` units of work a round; `restart` rounds between fresh starts; `goal` how many times
 * plain JavaScript ours should reach, where that is the best that does the same work, else null.
 */
export const workloads = [
  {
    id: 'W1',
    title: '2-4-2-1 tanh, 200 samples, batch 10',
    kind: 'train',
    unit: 'samples/s',
    perRound: 200,
    goal: 5,
    restart: 1000,
    experiment: small,
  },
  {
    id: 'W2',
    title: '7-8-8-8-8-8-8-1 tanh, 500 samples, batch 10',
    kind: 'train',
    unit: 'samples/s',
    perRound: 500,
    goal: 10,
    restart: 1000,
    experiment: deep,
  },
  {
    id: 'W6',
    title: 'every neuron of the W2 network on a 100x100 grid',
    kind: 'grids',
    unit: 'grids/s',
    perRound: 1,
    goal: null,
    restart: 0,
    experiment: deep,
  },
  {
    id: 'W7',
    title: 'linear regression y = 3x + noise, 100 samples, full batch, 1,000 steps',
    kind: 'train',
    unit: 'samples/s',
    perRound: 100,
    goal: 3,
    restart: 1000,
    experiment: line,
  },
];
