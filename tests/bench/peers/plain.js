// The control: a plain multilayer perceptron in flat arrays, as one would write it by hand in
// JavaScript, with no library. Gradients are summed sample by sample, then applied once a batch.
import { hasImages, Peer, rowsOf } from './peer.js';
import { PlainLayer } from './plain_layer.js';

export class PlainPeer extends Peer {
  refusal(workload) {
    return hasImages(workload) ? 'has dense layers only' : null;
  }

  build(start) {
    this.layers = start.layers.map((layer) => new PlainLayer(layer, start));
    this.last = this.layers[this.layers.length - 1];
    if (this.rowsStart === start) return;
    this.rowsStart = start;
    this.inputs = rowsOf(start.inputs, start.width);
    this.targets = rowsOf(start.targets, start.outputs);
  }

  forward(values) {
    let current = values;
    for (const layer of this.layers) {
      layer.forward(current);
      current = layer.outputs;
    }
    return current;
  }

  /** d_outputs of the batch's mean loss, from the last layer's outputs. */
  differentiate(targets, batch) {
    const { outputs, dOutputs } = this.last;
    const { isSoftmax } = this.start;
    let total = 0;
    if (isSoftmax) {
      const largest = Math.max(...outputs);
      for (let i = 0; i < outputs.length; i++)
        total += dOutputs[i] = Math.exp(outputs[i] - largest);
    }
    for (let i = 0; i < outputs.length; i++)
      dOutputs[i] = isSoftmax
        ? (dOutputs[i] / total - targets[i]) / batch
        : (2 * (outputs[i] - targets[i])) / (batch * outputs.length);
  }

  step(order, from, to) {
    const { layers, inputs, targets } = this;
    for (let i = from; i < to; i++) {
      const values = inputs[order[i]];
      this.forward(values);
      this.differentiate(targets[order[i]], to - from);
      for (let layer = layers.length - 1; layer > 0; layer--)
        layers[layer].backward(layers[layer - 1].outputs, layers[layer - 1].dOutputs);
      layers[0].backward(values, null);
    }
    for (const layer of layers) layer.update();
  }

  outputs() {
    return Float32Array.from(this.inputs.flatMap((values) => [...this.forward(values)]));
  }

  /** Every unit over the points, one grid after the other; gives that of the output. */
  grids(points) {
    const { width } = this.start;
    const count = points.length / width;
    const units = this.layers.reduce((sum, { outputs }) => sum + outputs.length, 0);
    const grids = new Float32Array(count * units);
    const values = new Float64Array(width);
    for (let point = 0; point < count; point++) {
      for (let i = 0; i < width; i++) values[i] = points[point * width + i];
      this.forward(values);
      let next = point;
      for (const { outputs } of this.layers)
        for (let i = 0; i < outputs.length; i++, next += count) grids[next] = outputs[i];
    }
    return grids.slice(-count);
  }
}
