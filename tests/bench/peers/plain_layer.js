// One dense layer of the control, with its optimizer.

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** Gradient descent or Adam (Kingma and Ba 2015, algorithm 1) over one flat array. */
class Updater {
  constructor(values, { isAdam, learningRate }) {
    this.values = values;
    this.gradients = new Float64Array(values.length);
    this.learningRate = learningRate;
    this.first = isAdam ? new Float64Array(values.length) : null;
    this.second = isAdam ? new Float64Array(values.length) : null;
    this.step = 0;
  }

  update() {
    const { values, gradients, learningRate } = this;
    if (this.first) this.updateByAdam();
    else for (let i = 0; i < values.length; i++) values[i] -= learningRate * gradients[i];
    gradients.fill(0);
  }

  updateByAdam() {
    const { values, gradients, first, second } = this;
    this.step++;
    const rate = this.learningRate / (1 - beta1 ** this.step);
    const scale = 1 / Math.sqrt(1 - beta2 ** this.step);
    for (let i = 0; i < values.length; i++) {
      const gradient = gradients[i];
      first[i] = beta1 * first[i] + (1 - beta1) * gradient;
      second[i] = beta2 * second[i] + (1 - beta2) * gradient * gradient;
      values[i] -= (rate * first[i]) / (Math.sqrt(second[i]) * scale + epsilon);
    }
  }
}

export class PlainLayer {
  constructor({ units, inputs, activation, weights, biases }, settings) {
    this.units = units;
    this.inputs = inputs;
    this.isTanh = activation === 'tanh';
    this.isRelu = activation === 'relu';
    this.weights = Float64Array.from(weights);
    this.biases = Float64Array.from(biases);
    this.weightUpdater = new Updater(this.weights, settings);
    this.biasUpdater = new Updater(this.biases, settings);
    this.outputs = new Float64Array(units);
    this.dOutputs = new Float64Array(units);
  }

  forward(values) {
    const { units, inputs, weights, biases, outputs, isTanh, isRelu } = this;
    let weight = 0;
    for (let unit = 0; unit < units; unit++) {
      let sum = biases[unit];
      for (let input = 0; input < inputs; input++) sum += weights[weight++] * values[input];
      outputs[unit] = isTanh ? Math.tanh(sum) : isRelu && sum < 0 ? 0 : sum;
    }
  }

  /** Adds to the gradients; writes those of `values` to dValues unless it is null. */
  backward(values, dValues) {
    const { units, inputs, weights, outputs, dOutputs, isTanh, isRelu } = this;
    const dWeights = this.weightUpdater.gradients;
    const dBiases = this.biasUpdater.gradients;
    if (dValues !== null) dValues.fill(0);
    let weight = 0;
    for (let unit = 0; unit < units; unit++) {
      const output = outputs[unit];
      let delta = dOutputs[unit];
      if (isTanh) delta *= 1 - output * output;
      else if (isRelu && output <= 0) delta = 0;
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

  update() {
    this.weightUpdater.update();
    this.biasUpdater.update();
  }
}
