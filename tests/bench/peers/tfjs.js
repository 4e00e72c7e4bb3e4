// TensorFlow.js with its cpu or its wasm + SIMD back end, one thread.
import * as tf from '@tensorflow/tfjs';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { hasImages, Peer } from './peer.js';

const activations = { tanh: tf.tanh, relu: tf.relu, linear: (x) => x };

/** Filters (F x C K K) as it wants them, [K, K, C, F]. */
function filtersOf({ weights, biases, size, in: { channels } }) {
  const shape = [biases.length, channels, size, size];
  return tf.tidy(() => tf.transpose(tf.tensor(weights, shape), [2, 3, 1, 0]));
}

/** Outside of `tidy`, which would walk through every number of an array that it returns. */
function read(tensor) {
  const numbers = tensor.dataSync();
  tensor.dispose();
  return numbers;
}

export class TfjsPeer extends Peer {
  constructor(module, backend, wasmFolder) {
    super(module);
    this.backend = backend;
    if (backend !== 'wasm') return;
    setThreadsCount(1);
    setWasmPaths(wasmFolder);
  }

  refusal(workload) {
    return this.backend === 'wasm' && hasImages(workload)
      ? 'has no gradient of a convolution'
      : null;
  }

  async load(workload) {
    if (this.refusal(workload) === null) {
      await tf.setBackend(this.backend);
      for (const tensor of this.data ?? []) tensor.dispose();
      this.data = null;
    }
    return super.load(workload);
  }

  async measure(rounds) {
    await tf.setBackend(this.backend); // another back end may have run since
    return super.measure(rounds);
  }

  async build(start) {
    await tf.setBackend(this.backend);
    for (const variable of this.variables ?? []) variable.dispose();
    this.variables = start.layers.flatMap((layer) => {
      if (!layer.weights) return [];
      const isDense = layer.kind === 'dense';
      const weights = isDense
        ? tf.tidy(() => tf.transpose(tf.tensor2d(layer.weights, [layer.units, layer.inputs])))
        : filtersOf(layer);
      return [tf.variable(weights), tf.variable(tf.tensor1d(layer.biases))];
    });
    const { learningRate, isAdam } = start;
    this.optimizer?.dispose();
    this.optimizer = isAdam
      ? tf.train.adam(learningRate, 0.9, 0.999, 1e-8)
      : tf.train.sgd(learningRate);
    this.data ??= [
      tf.tensor2d(start.inputs, [start.count, start.width]),
      tf.tensor2d(start.targets, [start.count, start.outputs]),
    ];
  }

  /** The outputs of every layer, logits last. */
  forward(x) {
    const { layers, width } = this.start;
    let next = 0;
    let current = x;
    return layers.map((layer) => {
      if (layer.in && current === x) {
        const { rows, columns } = layer.in;
        current = x.reshape([x.size / width, rows, columns, 1]);
      }
      current = this.forwardLayer(layer, current, () => this.variables[next++]);
      return current;
    });
  }

  forwardLayer({ kind, activation, size }, x, take) {
    if (kind === 'maximumPooling') return tf.maxPool(x, size, size, 'valid');
    if (kind === 'convolution')
      return activations[activation](tf.conv2d(x, take(), 1, 'valid').add(take()));
    // Ours stand channel by channel.
    const flat = x.rank === 4 ? x.transpose([0, 3, 1, 2]).reshape([x.shape[0], -1]) : x;
    return activations[activation](tf.matMul(flat, take()).add(take()));
  }

  step(order, from, to) {
    const { isSoftmax, count } = this.start;
    const [inputs, targets] = this.data;
    tf.tidy(() => {
      const isAll = to - from === count;
      const picked = isAll ? null : tf.tensor1d(Int32Array.from(order.subarray(from, to)), 'int32');
      const x = isAll ? inputs : tf.gather(inputs, picked);
      const y = isAll ? targets : tf.gather(targets, picked);
      this.optimizer.minimize(() => {
        const output = this.forward(x).pop();
        if (isSoftmax) return tf.losses.softmaxCrossEntropy(y, output);
        return tf.mean(tf.square(tf.sub(output, y)));
      });
    });
  }

  async settle() {
    await this.variables[this.variables.length - 1].data();
  }

  async outputs() {
    await tf.setBackend(this.backend);
    return read(tf.tidy(() => this.forward(this.data[0]).pop()));
  }

  /** The forward pass of all samples, for W4's forward alone. */
  predict() {
    return this.outputs();
  }

  async grids(points) {
    const { width } = this.start;
    const grids = tf.tidy(() => this.forward(tf.tensor2d(points, [points.length / width, width])));
    return grids.map(read).pop();
  }
}
