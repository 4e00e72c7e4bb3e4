// The control: a plain multilayer perceptron in flat arrays, as one would write it by hand in
// JavaScript, with no library. Gradients are summed sample by sample, then applied once a batch.

/** The network's inputs from raw columns, in the order that the session feeds them. */
export const featureValues = {
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  x1Squared: (x1) => x1 * x1,
  x2Squared: (_, x2) => x2 * x2,
  x1x2: (x1, x2) => x1 * x2,
  sinX1: (x1) => Math.sin(x1),
  sinX2: (_, x2) => Math.sin(x2),
};

class Layer {
  /** Weights (units x inputs) come column by column and are kept row by row. */
  constructor({ units, inputs, activation, weightOffset, biasOffset }, parameters) {
    this.units = units;
    this.inputs = inputs;
    this.isTanh = activation === 'tanh';
    this.weights = new Float64Array(units * inputs);
    for (let unit = 0; unit < units; unit++)
      for (let input = 0; input < inputs; input++)
        this.weights[unit * inputs + input] = parameters[weightOffset + input * units + unit];
    this.biases = Float64Array.from(parameters.subarray(biasOffset, biasOffset + units));
    this.dWeights = new Float64Array(units * inputs);
    this.dBiases = new Float64Array(units);
    this.outputs = new Float64Array(units);
    this.dOutputs = new Float64Array(units);
  }

  forward(values) {
    const { units, inputs, weights, biases, outputs, isTanh } = this;
    let weight = 0;
    for (let unit = 0; unit < units; unit++) {
      let sum = biases[unit];
      for (let input = 0; input < inputs; input++) sum += weights[weight++] * values[input];
      outputs[unit] = isTanh ? Math.tanh(sum) : sum;
    }
  }

  /** Adds to the gradients; writes those of `values` to dValues unless it is null. */
  backward(values, dValues) {
    const { units, inputs, weights, dWeights, dBiases, outputs, dOutputs, isTanh } = this;
    if (dValues !== null) dValues.fill(0);
    let weight = 0;
    for (let unit = 0; unit < units; unit++) {
      const output = outputs[unit];
      const delta = isTanh ? dOutputs[unit] * (1 - output * output) : dOutputs[unit];
      dBiases[unit] += delta;
      if (dValues === null) {
        for (let input = 0; input < inputs; input++) dWeights[weight++] += delta * values[input];
      } else {
        for (let input = 0; input < inputs; input++, weight++) {
          dWeights[weight] += delta * values[input];
          dValues[input] += delta * weights[weight];
        }
      }
    }
  }

  update(rate) {
    const { weights, dWeights, biases, dBiases } = this;
    for (let i = 0; i < weights.length; i++) weights[i] -= rate * dWeights[i];
    for (let i = 0; i < biases.length; i++) biases[i] -= rate * dBiases[i];
    dWeights.fill(0);
    dBiases.fill(0);
  }
}

/** A network with one output and mean squared error, trained by gradient descent. */
export class PlainNetwork {
  constructor(layers, parameters) {
    this.layers = layers.map((layer) => new Layer(layer, parameters));
    this.last = this.layers[this.layers.length - 1];
    this.random = 1;
  }

  forward(values) {
    let current = values;
    for (const layer of this.layers) {
      layer.forward(current);
      current = layer.outputs;
    }
  }

  /** One sample: dOutput is the derivative of the batch's mean of (output - target)^2. */
  addGradient(values, target, batch) {
    const { layers, last } = this;
    this.forward(values);
    last.dOutputs[0] = (2 / batch) * (last.outputs[0] - target);
    for (let i = layers.length - 1; i > 0; i--)
      layers[i].backward(layers[i - 1].outputs, layers[i - 1].dOutputs);
    layers[0].backward(values, null);
  }

  /** Every sample once, for mini-batches in a new order; `inputs` is one array per sample. */
  trainEpoch(inputs, targets, order, batchSize, learningRate) {
    if (batchSize < order.length) this.shuffle(order);
    for (let start = 0; start < order.length; start += batchSize) {
      const end = Math.min(start + batchSize, order.length);
      for (let i = start; i < end; i++)
        this.addGradient(inputs[order[i]], targets[order[i]], end - start);
      for (const layer of this.layers) layer.update(learningRate);
    }
  }

  loss(inputs, targets) {
    let squares = 0;
    for (let sample = 0; sample < inputs.length; sample++) {
      this.forward(inputs[sample]);
      squares += (this.last.outputs[0] - targets[sample]) ** 2;
    }
    return squares / inputs.length;
  }

  /** Durstenfeld's shuffle with Marsaglia's 32-bit xorshift. */
  shuffle(order) {
    let bits = this.random;
    for (let i = order.length - 1; i > 0; i--) {
      bits ^= bits << 13;
      bits ^= bits >>> 17;
      bits ^= bits << 5;
      const other = (bits >>> 0) % (i + 1);
      const swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    this.random = bits;
  }
}

/** Every input and unit over resolution x resolution points, one grid after the other. */
export function plainGrids(network, features, [minimum, maximum], resolution) {
  const points = resolution * resolution;
  const units = network.layers.reduce((sum, layer) => sum + layer.values.units, features.length);
  const grids = new Float32Array(points * units);
  const functions = features.map((feature) => featureValues[feature]);
  const values = new Float64Array(features.length);
  const place = (i) => minimum + ((maximum - minimum) * i) / (resolution - 1);
  for (let point = 0; point < points; point++) {
    const x1 = place(point % resolution);
    const x2 = place(Math.floor(point / resolution));
    for (let i = 0; i < values.length; i++) values[i] = functions[i](x1, x2);
    network.forward(values);
    let next = point;
    for (let i = 0; i < values.length; i++, next += points) grids[next] = values[i];
    for (const { outputs } of network.layers)
      for (let i = 0; i < outputs.length; i++, next += points) grids[next] = outputs[i];
  }
  return grids;
}
