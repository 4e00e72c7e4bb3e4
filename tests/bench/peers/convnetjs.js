// ConvNetJS: sample by sample, gradients applied once a batch. It has no Adam.
import convnetjs from 'convnetjs';
import { Peer, rowsOf } from './peer.js';

/** Its volumes stand row by row with the channels of a pixel side by side; ours channel by channel. */
function toVolume(values, { channels, rows, columns }) {
  const volume = new convnetjs.Vol(columns, rows, channels, 0);
  const places = rows * columns;
  for (let channel = 0; channel < channels; channel++)
    for (let place = 0; place < places; place++)
      volume.w[place * channels + channel] = values[channel * places + place];
  return volume;
}

const vector = (count) => ({ channels: count, rows: 1, columns: 1 });

function definition(layer) {
  const { activation } = layer;
  const filter = { sx: layer.size, stride: 1, pad: 0 };
  if (layer.kind === 'dense') return { type: 'fc', num_neurons: layer.units, activation };
  if (layer.kind === 'convolution')
    return { type: 'conv', ...filter, filters: layer.out.channels, activation };
  return { type: 'pool', sx: layer.size, stride: layer.size };
}

export class ConvNetPeer extends Peer {
  difference({ experiment }) {
    return experiment.training.optimizer.id === 'adam' ? 'adadelta instead of Adam' : null;
  }

  build(start) {
    const { layers, batchSize, isSoftmax, isAdam } = start;
    const [first] = layers;
    this.shape = first.in ?? vector(start.width);
    this.net = new convnetjs.Net();
    this.net.makeLayers(this.definitions(start));
    this.setWeights(layers);
    // Its squared error is half of ours.
    const learning_rate = start.learningRate * (isSoftmax ? 1 : 2);
    const method = isAdam ? 'adadelta' : 'sgd';
    const options = { method, learning_rate, batch_size: batchSize, momentum: 0 };
    this.trainer = new convnetjs.Trainer(this.net, options);
    this.takeSamples(start);
  }

  definitions({ layers, isSoftmax, outputs }) {
    const input = { type: 'input', out_sx: this.shape.columns, out_sy: this.shape.rows };
    const last = isSoftmax
      ? [{ type: 'softmax', num_classes: outputs }]
      : [{ type: 'regression', num_neurons: outputs }];
    // A loss brings a linear layer of its own.
    const own = layers[layers.length - 1].activation === 'linear' ? layers.slice(0, -1) : layers;
    return [{ ...input, out_depth: this.shape.channels }, ...own.map(definition), ...last];
  }

  setWeights(layers) {
    const { net } = this;
    const withWeights = () => net.layers.filter(({ filters }) => filters !== undefined);
    const ours = layers.filter(({ weights }) => weights);
    // The loss's own layer would come after the tanh of the outputs: take it out.
    if (withWeights().length > ours.length) net.layers.splice(net.layers.length - 2, 1);
    let shape = this.shape;
    withWeights().forEach((layer, i) => {
      const { kind, size, weights, biases, units } = ours[i];
      const patch =
        kind === 'dense' ? shape : { channels: ours[i].in.channels, rows: size, columns: size };
      const rows = rowsOf(weights, weights.length / biases.length);
      layer.filters.forEach((filter, unit) => {
        filter.w.set(toVolume(rows[unit], patch).w);
      });
      layer.biases.w.set(biases);
      const after = layers[layers.indexOf(ours[i]) + 1];
      shape = kind === 'dense' ? vector(units) : (after.out ?? ours[i].out);
    });
  }

  takeSamples(start) {
    if (this.samplesStart === start) return;
    this.samplesStart = start;
    this.samples = rowsOf(start.inputs, start.width).map((row) => toVolume(row, this.shape));
    this.targets = start.classes ?? rowsOf(start.targets, start.outputs);
  }

  step(order, from, to) {
    const { trainer, samples, targets } = this;
    for (let i = from; i < to; i++) trainer.train(samples[order[i]], targets[order[i]]);
  }

  /** Logits for cross-entropy: the logarithms of its probabilities. */
  outputs() {
    const { isSoftmax } = this.start;
    const take = (value) => (isSoftmax ? Math.log(value) : value);
    return Float32Array.from(
      this.samples.flatMap((sample) => Array.from(this.net.forward(sample).w, take)),
    );
  }

  grids(points) {
    const { width, layers } = this.start;
    const count = points.length / width;
    const last = layers.length - 1;
    const grids = layers.map(({ units }) => new Float32Array(count * units));
    const sample = new convnetjs.Vol(1, 1, width, 0);
    for (let point = 0; point < count; point++) {
      for (let i = 0; i < width; i++) sample.w[i] = points[point * width + i];
      this.net.forward(sample);
      const outputs = this.net.layers.filter(({ layer_type }) => layer_type === 'tanh');
      for (let layer = 0; layer <= last; layer++)
        grids[layer].set(outputs[layer].out_act.w, point * layers[layer].units);
    }
    return grids[last];
  }
}
