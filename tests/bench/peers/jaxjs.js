// jax-js on its wasm device, one thread: the whole step is one jitted function.
import { defaultDevice, init, jit, lax, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
import { Peer } from './peer.js';

const activations = { tanh: np.tanh, relu: nn.relu, linear: (x) => x };
const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** Rows of a flat matrix in this order. */
function gather(flat, width, order, from, to) {
  const picked = new Float32Array((to - from) * width);
  for (let i = from; i < to; i++)
    picked.set(flat.subarray(order[i] * width, (order[i] + 1) * width), (i - from) * width);
  return np.array(picked).reshape([to - from, width]);
}

/** Every function takes over its arguments; `ref` keeps one for a further use. */
function forwardLayer({ kind, activation, size, in: image }, x, take) {
  if (kind === 'dense') {
    const [rows] = x.shape;
    return activations[activation](np.matmul(x.reshape([rows, -1]), take()).add(take()));
  }
  if (kind === 'convolution')
    return activations[activation](lax.conv(x, take(), [1, 1], 'VALID').add(take()));
  const { channels, rows, columns } = image;
  const blocks = [-1, channels, rows / size, size, columns / size, size];
  return np.max(np.max(x.reshape(blocks), 5), 3);
}

function forwardAll(start, parameters, x) {
  const image = start.layers[0].in;
  let current = image ? x.reshape([-1, 1, image.rows, image.columns]) : x;
  let next = 0;
  return start.layers.map((layer, i) => {
    current = forwardLayer(layer, current, () => parameters[next++]);
    const kept = i < start.layers.length - 1 ? current.ref : current;
    return kept;
  });
}

function forward(start, parameters, x) {
  const outputs = forwardAll(start, parameters, x);
  for (const hidden of outputs.slice(0, -1)) hidden.dispose();
  return outputs.pop();
}

function lossOf(start) {
  return (parameters, x, y) => {
    const output = forward(start, parameters, x);
    if (!start.isSoftmax) return np.mean(np.square(output.sub(y)));
    return np.mean(np.sum(nn.logSoftmax(output, -1).mul(y), -1)).mul(-1);
  };
}

/** One step of gradient descent or Adam; `rates` are Adam's two corrections. */
function stepOf(start) {
  const gradientOf = valueAndGrad(lossOf(start));
  return jit(({ parameters, first, second }, rates, x, y) => {
    const [loss, gradients] = gradientOf(
      parameters.map((p) => p.ref),
      x,
      y,
    );
    if (!start.isAdam) {
      rates.dispose();
      const next = parameters.map((p, i) => p.sub(gradients[i].mul(start.learningRate)));
      return { loss, parameters: next, first, second };
    }
    const rate = rates.ref.slice(0);
    const scale = rates.slice(1);
    const m = first.map((old, i) => old.mul(beta1).add(gradients[i].ref.mul(1 - beta1)));
    const v = second.map((old, i) => old.mul(beta2).add(np.square(gradients[i]).mul(1 - beta2)));
    const next = parameters.map((p, i) =>
      p.sub(m[i].ref.mul(rate.ref).div(np.sqrt(v[i].ref).mul(scale.ref).add(epsilon))),
    );
    rate.dispose();
    scale.dispose();
    return { loss, parameters: next, first: m, second: v };
  });
}

function parametersOf({ layers }) {
  return layers.flatMap((layer) => {
    const { kind, weights, biases, units, inputs, size } = layer;
    if (!weights) return [];
    if (kind === 'dense')
      return [np.transpose(np.array(weights).reshape([units, inputs])), np.array(biases)];
    const filters = np.array(weights).reshape([biases.length, layer.in.channels, size, size]);
    return [filters, np.array(biases).reshape([biases.length, 1, 1])];
  });
}

export class JaxPeer extends Peer {
  async build(start) {
    await init('wasm');
    defaultDevice('wasm');
    for (const array of Object.values(this.state ?? {}).flat()) array.dispose();
    if (this.jitted !== start) {
      this.jitted = start;
      this.update = stepOf(start);
      this.forward = jit((parameters, x) => forward(start, parameters, x));
      this.forwardAll = jit((parameters, x) => forwardAll(start, parameters, x));
    }
    this.steps = 0;
    const moments = () => (start.isAdam ? parametersOf(start).map((p) => np.zerosLike(p)) : []);
    this.state = { parameters: parametersOf(start), first: moments(), second: moments() };
  }

  step(order, from, to) {
    const { inputs, width, targets, outputs, learningRate } = this.start;
    this.steps++;
    const rate = learningRate / (1 - beta1 ** this.steps);
    const rates = np.array(new Float32Array([rate, 1 / Math.sqrt(1 - beta2 ** this.steps)]));
    const x = gather(inputs, width, order, from, to);
    const y = gather(targets, outputs, order, from, to);
    const { loss, ...state } = this.update(this.state, rates, x, y);
    this.state = state;
    // A wait per epoch instead is several times slower: what waits piles up.
    return loss.data();
  }

  kept() {
    return this.state.parameters.map((p) => p.ref);
  }

  outputs(inputs) {
    return this.forward(this.kept(), np.array(inputs).reshape([-1, this.start.width])).data();
  }

  predict() {
    return this.outputs(this.start.inputs);
  }

  async grids(points) {
    const x = np.array(points).reshape([-1, this.start.width]);
    const grids = await Promise.all(this.forwardAll(this.kept(), x).map((grid) => grid.data()));
    return grids[grids.length - 1];
  }
}
