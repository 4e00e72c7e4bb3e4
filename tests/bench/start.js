// What a session starts from, in plain arrays, so that every engine starts from the same.
import { imageBytes, side } from './images.js';
import { epochOrders } from './order.js';
import { resolution } from './workloads.js';

/** The network's inputs from raw columns of the plane, in the order that the session feeds them. */
const featureValues = {
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  x1Squared: (x1) => x1 * x1,
  x2Squared: (_, x2) => x2 * x2,
  x1x2: (x1, x2) => x1 * x2,
  sinX1: (x1) => Math.sin(x1),
  sinX2: (_, x2) => Math.sin(x2),
};

/** What TF Playground's datasets show of the plane. */
const planeRange = [-6, 6];

const provided = new WeakSet();

/** Gives a module the generated images, once. */
export function provideImages(module, bytes) {
  if (provided.has(module)) return;
  module.provideData('mnist', bytes ?? imageBytes());
  provided.add(module);
}

/** A session of this module; the generated images are provided where it needs them. */
export function openSession(module, experiment) {
  if (experiment.data.dataset.id === 'mnist') provideImages(module);
  return new module.Session(experiment);
}

/** Weights column by column in the block, here row by row: (units x inputs). */
function denseLayer(units, inputs, activation, block) {
  const weights = new Float32Array(units * inputs);
  for (let unit = 0; unit < units; unit++)
    for (let input = 0; input < inputs; input++)
      weights[unit * inputs + input] = block[input * units + unit];
  const biases = block.slice(units * inputs, units * inputs + units);
  return { kind: 'dense', units, inputs, activation, weights, biases };
}

function imageLayer({ id, values, activation }, shape, take) {
  const size = values.kernel ?? values.size;
  const isConvolution = id === 'convolution';
  const places = (pixels) => (isConvolution ? pixels - size + 1 : pixels / size);
  const out = {
    channels: values.filters ?? shape.channels,
    rows: places(shape.rows),
    columns: places(shape.columns),
  };
  const layer = { kind: id, size, in: shape, out, activation: activation.id };
  if (!isConvolution) return layer;
  const patch = shape.channels * size * size;
  const { weights, biases } = denseLayer(out.channels, patch, '', take(out.channels * (patch + 1)));
  return { ...layer, weights, biases };
}

/** Every layer with its weights; images stand channel by channel, row by row. */
function layersOf({ network }, inputs, outputs, parameters) {
  let shape = { channels: 1, rows: side, columns: side };
  let width = inputs;
  let offset = 0;
  const take = (count) => {
    offset += count;
    return parameters.subarray(offset - count, offset);
  };
  const output = {
    id: 'dense',
    values: { units: outputs },
    activation: network.outputActivation,
  };
  const layers = [...network.layers, output].map((config) => {
    if (config.id !== 'dense') {
      const layer = imageLayer(config, shape, take);
      shape = layer.out;
      width = shape.channels * shape.rows * shape.columns;
      return layer;
    }
    const { units } = config.values;
    const layer = denseLayer(units, width, config.activation.id, take(units * (width + 1)));
    width = units;
    return layer;
  });
  if (offset !== parameters.length) throw new Error('the layers do not fill the block');
  return layers;
}

/** (N x I) network inputs, sample after sample. */
function inputsOf(features, columns, count) {
  if (columns.length / count !== 2) return columns;
  const inputs = new Float32Array(count * features.length);
  for (let sample = 0, next = 0; sample < count; sample++)
    for (const feature of features)
      inputs[next++] = featureValues[feature](columns[2 * sample], columns[2 * sample + 1]);
  return inputs;
}

/** (N x O) targets as the loss compares them. */
function targetsOf(task, targets, outputs) {
  if (task === 'regression') return targets;
  if (task === 'binary') return targets.map((target) => 2 * target - 1); // for tanh
  const rows = new Float32Array(targets.length * outputs);
  targets.forEach((target, i) => {
    rows[i * outputs + target] = 1;
  });
  return rows;
}

/** The inputs at every point of W6's grids. */
function gridInputs(features) {
  const place = (i) => planeRange[0] + ((planeRange[1] - planeRange[0]) * i) / (resolution - 1);
  const columns = Float32Array.from({ length: 2 * resolution ** 2 }, (_, i) => {
    const point = i >> 1;
    return place(i % 2 === 0 ? point % resolution : Math.floor(point / resolution));
  });
  return inputsOf(features, columns, resolution ** 2);
}

export function startOf(module, { experiment, kind }) {
  const session = openSession(module, experiment);
  const { task, inputs: features } = session.describe();
  const { columns, targets } = session.samples('training');
  const outputs = task === 'multiclass' ? 10 : 1;
  const layers = layersOf(experiment, features.length, outputs, session.parameters());
  session.delete();
  const { loss, optimizer, learningRate, batchSize } = experiment.training;
  const count = targets.length;
  return {
    ...{ count, outputs, layers, learningRate, width: features.length },
    inputs: inputsOf(features, columns, count),
    targets: targetsOf(task, targets, outputs),
    classes: task === 'multiclass' ? targets : null,
    isSoftmax: loss.id === 'softmaxCrossEntropy',
    isAdam: optimizer.id === 'adam',
    batchSize: Math.min(batchSize, count),
    orders: epochOrders(experiment.network.seed, count),
    grid: kind === 'grids' ? gridInputs(features) : null,
  };
}
