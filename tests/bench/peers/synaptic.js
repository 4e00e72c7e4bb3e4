// synaptic: generates code for each network; updates after every sample, squared error.
import synaptic from 'synaptic';
import { hasImages, Peer, rowsOf } from './peer.js';

const { Layer, Network, Neuron } = synaptic;
const squashes = {
  tanh: Neuron.squash.TANH,
  relu: Neuron.squash.RELU,
  linear: Neuron.squash.IDENTITY,
};

function networkOf(start) {
  const sizes = [start.width, ...start.layers.map(({ units }) => units)];
  const layers = sizes.map((size) => new Layer(size));
  start.layers.forEach(({ activation, weights, biases, inputs }, i) => {
    const { connections } = layers[i].project(layers[i + 1]);
    const from = new Map(layers[i].list.map(({ ID }, input) => [ID, input]));
    const to = new Map(layers[i + 1].list.map(({ ID }, unit) => [ID, unit]));
    for (const connection of Object.values(connections))
      connection.weight = weights[to.get(connection.to.ID) * inputs + from.get(connection.from.ID)];
    layers[i + 1].list.forEach((neuron, unit) => {
      neuron.squash = squashes[activation];
      neuron.bias = biases[unit];
    });
  });
  const [input, ...rest] = layers;
  return new Network({ input, hidden: rest.slice(0, -1), output: rest[rest.length - 1] });
}

export class SynapticPeer extends Peer {
  refusal({ id, experiment }) {
    if (hasImages({ experiment })) return 'has dense layers only';
    return id === 'W4' ? 'its generated code gets too long' : null;
  }

  difference({ kind, experiment }) {
    if (kind === 'grids') return 'gives the outputs only';
    const isSoftmax = experiment.training.loss.id === 'softmaxCrossEntropy';
    return `updates after every sample${isSoftmax ? ', linear outputs with squared error' : ''}`;
  }

  /** Its code is generated once: a fresh start only puts the numbers back that it works on. */
  build(start) {
    if (this.built === start) {
      this.net.optimized.memory.set(this.memory);
      return;
    }
    this.built = start;
    this.net = networkOf(start);
    this.net.optimize();
    this.memory = this.net.optimized.memory.slice();
    this.inputs = rowsOf(start.inputs, start.width);
    this.targets = rowsOf(start.targets, start.outputs);
  }

  step(order, from, to) {
    const { net, inputs, targets } = this;
    const { learningRate } = this.start;
    for (let i = from; i < to; i++) {
      net.activate(inputs[order[i]]);
      net.propagate(learningRate, targets[order[i]]);
    }
  }

  outputs() {
    return Float32Array.from(this.inputs.flatMap((values) => [...this.net.activate(values)]));
  }

  grids(points) {
    const { width } = this.start;
    const grid = new Float32Array(points.length / width);
    for (let point = 0; point < grid.length; point++)
      grid[point] = this.net.activate(points.subarray(point * width, (point + 1) * width))[0];
    return grid;
  }
}
