// brain.js: updates after every sample, one activation for all layers, squared error.
import brain from 'brain.js';
import { hasImages, Peer, rowsOf } from './peer.js';

export class BrainPeer extends Peer {
  refusal(workload) {
    if (hasImages(workload)) return 'has dense layers only';
    return workload.experiment.network.layers.length === 0 ? 'has no linear outputs' : null;
  }

  difference({ kind, experiment }) {
    if (kind === 'grids') return null;
    const isSoftmax = experiment.training.loss.id === 'softmaxCrossEntropy';
    return `updates after every sample${isSoftmax ? ', relu outputs with squared error' : ''}`;
  }

  build(start) {
    const { layers, isAdam, learningRate } = start;
    const { activation } = layers[0];
    this.net = new brain.NeuralNetwork({ activation, learningRate });
    this.net.trainOpts.momentum = 0; // which it would refuse as an option
    if (isAdam) this.net.trainOpts.praxis = 'adam';
    this.net.sizes = [start.width, ...layers.map(({ units }) => units)];
    this.net.initialize();
    layers.forEach(({ weights, inputs, biases }, i) => {
      this.net.weights[i + 1] = rowsOf(weights, inputs, Float32Array);
      this.net.biases[i + 1] = Float32Array.from(biases);
    });
    if (this.samplesStart === start) return;
    this.samplesStart = start;
    const targets = rowsOf(start.targets, start.outputs, Float32Array);
    this.samples = rowsOf(start.inputs, start.width, Float32Array).map((input, i) => ({
      input,
      output: targets[i],
    }));
  }

  step(order, from, to) {
    for (let i = from; i < to; i++) this.net.trainPattern(this.samples[order[i]]);
  }

  outputs() {
    return Float32Array.from(this.samples.flatMap(({ input }) => [...this.net.runInput(input)]));
  }

  grids(points) {
    const { width, layers } = this.start;
    const count = points.length / width;
    const grids = layers.map(({ units }) => new Float32Array(count * units));
    for (let point = 0; point < count; point++) {
      this.net.runInput(points.subarray(point * width, (point + 1) * width));
      grids.forEach((grid, layer) => {
        grid.set(this.net.outputs[layer + 1], point * layers[layer].units);
      });
    }
    return grids[grids.length - 1];
  }
}
