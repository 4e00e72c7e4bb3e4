// What is measured, as data.
import {
  convolutional,
  deep,
  evaluatedEvery,
  line,
  small,
  wide,
  wider,
  withFewImages,
} from './experiments.js';

/** Points on a side of W6's grids. */
export const resolution = 100;

/**
 * `goal` is how many times ours should reach of the best that computes the same and of the fastest of
 * all; `restart` the epochs between fresh starts; `operations` the multiplications and additions per
 * sample, without an input gradient in the first layer; `agreement` what all train before their
 * losses are compared. Ours scores the samples where it starts
 * and at the end, its peers do not.
 */
const training = ({ experiment, agreement, restart = 1000, ...fields }) => ({
  ...{ kind: 'train', unit: 'samples/s', restart, ...fields },
  experiment: evaluatedEvery(restart, experiment),
  agreement: {
    ...agreement,
    experiment: evaluatedEvery(agreement.epochs, agreement.experiment),
  },
});

export const workloads = [
  training({
    id: 'W1',
    title: '2-4-2-1 tanh, 200 samples, batch 10, gradient descent',
    goal: { same: 5, any: 2 },
    operations: 2 * (2 * 2 * 4 + 3 * 4 * 2 + 3 * 2),
    experiment: small,
    agreement: { experiment: small, epochs: 20 },
  }),
  training({
    id: 'W2',
    title: '7-8-8-8-8-8-8-1 tanh, 500 samples, batch 10, gradient descent',
    goal: { same: 10, any: 4 },
    operations: 2 * (2 * 7 * 8 + 3 * 5 * 8 * 8 + 3 * 8),
    experiment: deep,
    agreement: { experiment: deep, epochs: 3 },
  }),
  training({
    id: 'W3',
    title: '784-32 relu-10 softmax, 2,000 samples, batch 32, Adam',
    goal: { same: 3 },
    restart: 20,
    operations: 2 * (2 * 784 * 32 + 3 * 32 * 10),
    experiment: wide,
    agreement: { experiment: withFewImages(wide), epochs: 4 },
  }),
  training({
    id: 'W4',
    title: '784-128-64 relu-10 softmax, 2,000 samples, batch 64, Adam',
    goal: { same: 1.7 },
    restart: 20,
    operations: 2 * (2 * 784 * 128 + 3 * 128 * 64 + 3 * 64 * 10),
    experiment: wider,
    agreement: { experiment: withFewImages(wider), epochs: 4 },
  }),
  training({
    id: 'W5',
    title: '28x28, conv 5x5x8 relu, pool 2, conv 5x5x16 relu, pool 2, 10 softmax, batch 32',
    goal: { same: 10 },
    restart: 20,
    operations: 2 * (2 * 24 * 24 * 8 * 25 + 3 * 8 * 8 * 16 * 200 + 3 * 256 * 10),
    experiment: convolutional,
    agreement: { experiment: withFewImages(convolutional), epochs: 1 },
  }),
  {
    id: 'W6',
    title: 'every neuron of the W2 network on a 100x100 grid',
    kind: 'grids',
    unit: 'grids/s',
    goal: { same: 5, any: 1 },
    restart: 0,
    operations: 2 * resolution ** 2 * (7 * 8 + 5 * 8 * 8 + 8),
    experiment: deep,
    agreement: { experiment: deep },
  },
  training({
    id: 'W7',
    title: 'linear regression y = 3x + noise, 100 samples, full batch, 1,000 steps',
    goal: { same: 3 },
    operations: 2 * 2,
    experiment: line,
    agreement: { experiment: line, epochs: 1000 },
  }),
];
