// The experiments behind the workloads.

const dense = (units, activation) => ({
  id: 'dense',
  values: { units },
  activation: { id: activation },
});

function experiment({ data, layers, outputActivation, training }) {
  return {
    version: 1,
    data: { seed: 1, noise: 0, testShare: 0, features: [], ...data },
    network: {
      seed: 1,
      layers,
      outputActivation: { id: outputActivation },
      initializer: { id: 'xavierUniform' },
      bias: true,
    },
    training: {
      loss: { id: 'meanSquared' },
      optimizer: { id: 'gradientDescent' },
      learningRate: 0.03,
      schedule: { id: 'constant' },
      regularizer: { id: 'none' },
      gradientClipping: { id: 'none' },
      warmupEpochs: 0,
      evaluationInterval: 1,
      stopRules: [],
      batchSize: 10,
      ...training,
    },
  };
}

/** More samples than any workload has, which makes every batch the full one. */
const fullBatch = 2000;

export const small = experiment({
  data: { dataset: { id: 'circle' }, sampleCount: 200, features: ['x1', 'x2'] },
  layers: [dense(4, 'tanh'), dense(2, 'tanh')],
  outputActivation: 'tanh',
});

export const deep = experiment({
  data: {
    dataset: { id: 'spiral' },
    sampleCount: 500,
    features: ['x1', 'x2', 'x1Squared', 'x2Squared', 'x1x2', 'sinX1', 'sinX2'],
  },
  layers: Array.from({ length: 6 }, () => dense(8, 'tanh')),
  outputActivation: 'tanh',
});

export const line = experiment({
  data: { dataset: { id: 'lineThroughOrigin' }, sampleCount: 100 },
  layers: [],
  outputActivation: 'linear',
  training: { batchSize: fullBatch },
});

const images = (layers, training) =>
  experiment({
    data: { dataset: { id: 'mnist' }, sampleCount: 2000 },
    layers,
    outputActivation: 'linear',
    training: { loss: { id: 'softmaxCrossEntropy' }, ...training },
  });

const adam = { optimizer: { id: 'adam' }, learningRate: 0.001 };

export const wide = images([dense(32, 'relu')], { ...adam, batchSize: 32 });

export const wider = images([dense(128, 'relu'), dense(64, 'relu')], { ...adam, batchSize: 64 });

const convolution = (filters) => ({
  id: 'convolution',
  values: { filters, kernel: 5, stride: 1, padding: 0 },
  activation: { id: 'relu' },
});
const pooling = {
  id: 'maximumPooling',
  values: { size: 2, stride: 2 },
  activation: { id: 'linear' },
};

export const convolutional = images([convolution(8), pooling, convolution(16), pooling], {
  learningRate: 0.1,
  batchSize: 32,
});

/** The same with so many epochs between evaluations. */
export const evaluatedEvery = (evaluationInterval, one) => ({
  ...one,
  training: { ...one.training, evaluationInterval },
});

/** The same with 320 training images, a whole number of batches of 32 and of 64. */
export const withFewImages = (one) => ({ ...one, data: { ...one.data, testShare: 0.84 } });

/** The same with 1,000 training images. */
export const withHalfTheImages = (one) => ({ ...one, data: { ...one.data, testShare: 0.5 } });
