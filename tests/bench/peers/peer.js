// What every engine but ours shares: the run through the batches, and the loss.
import { startOf } from '../start.js';

export class Peer {
  /** The module of our engine, which knows what a run starts from. */
  constructor(module) {
    this.module = module;
  }

  /** Why it cannot run a workload, or null. */
  refusal() {
    return null;
  }

  /** How what it computes differs from ours, or null where losses must agree. */
  difference() {
    return null;
  }

  async load(workload) {
    const refusal = this.refusal(workload);
    if (refusal !== null) return { refusal };
    this.workload = workload;
    const begin = performance.now();
    this.start = startOf(this.module, workload);
    const prepared = performance.now() - begin; // ms, which only our engine's start took
    await this.begin();
    return { difference: this.difference(workload), prepared };
  }

  /** Starts anew, outside the time. */
  async begin() {
    this.epoch = 0;
    this.position = 0;
    await this.build(this.start);
  }

  /** Seconds and work of so many rounds: a round is one batch, or the grids of every neuron. */
  async measure(rounds) {
    const { kind, restart } = this.workload;
    if (kind !== 'train') return this.measureGrids(rounds);
    const { count, batchSize } = this.start;
    const untilRestart = restart * Math.ceil(count / batchSize);
    const total = { seconds: 0, work: 0 };
    for (let left = rounds; left > 0; left -= untilRestart) {
      await this.begin();
      const begin = performance.now();
      total.work += await this.trainBatches(Math.min(left, untilRestart));
      total.seconds += (performance.now() - begin) / 1000;
    }
    return total;
  }

  async measureGrids(rounds) {
    const begin = performance.now();
    for (let i = 0; i < rounds; i++) await this.grids(this.start.grid);
    return { seconds: (performance.now() - begin) / 1000, work: rounds };
  }

  /** Returns the samples trained; `settle` waits for what a peer does in the background. */
  async trainBatches(batches) {
    const { count, batchSize, orders } = this.start;
    let samples = 0;
    for (let batch = 0; batch < batches; batch++) {
      const end = Math.min(this.position + batchSize, count);
      const waiting = this.step(orders[this.epoch % orders.length], this.position, end);
      if (waiting) await waiting;
      samples += end - this.position;
      this.position = end;
      if (end < count) continue;
      this.position = 0;
      this.epoch++;
    }
    await this.settle();
    return samples;
  }

  settle() {}

  /** Seconds and samples of so many forward passes of all samples. */
  async measurePredictions(rounds) {
    const begin = performance.now();
    for (let i = 0; i < rounds; i++) await this.predict();
    return { seconds: (performance.now() - begin) / 1000, work: rounds * this.start.count };
  }

  /** The grid of the output before training. */
  async startGrid() {
    await this.begin();
    return this.grids(this.start.grid);
  }

  /** The training loss after so many epochs from the start. */
  async lossAfter(epochs) {
    await this.begin();
    await this.trainBatches(epochs * Math.ceil(this.start.count / this.start.batchSize));
    return this.loss();
  }

  async loss() {
    return meanLoss(this.start, await this.outputs(this.start.inputs));
  }

  /** Trains epoch by epoch until the loss is reached; gives the seconds of training, or null. */
  async secondsToLoss({ wanted, mostSeconds }) {
    await this.begin();
    const batches = Math.ceil(this.start.count / this.start.batchSize);
    for (let seconds = 0; seconds < mostSeconds; ) {
      const begin = performance.now();
      await this.trainBatches(batches);
      seconds += (performance.now() - begin) / 1000;
      if ((await this.loss()) < wanted) return seconds;
    }
    return null;
  }
}

/** Mean squared error of the outputs, or cross-entropy of logits, over samples (N x O). */
function meanLoss({ count, outputs: width, targets, isSoftmax }, outputs) {
  let sum = 0;
  for (let sample = 0; sample < count; sample++) {
    const row = outputs.subarray(sample * width, (sample + 1) * width);
    const largest = isSoftmax ? Math.max(...row) : 0;
    const total = isSoftmax ? row.reduce((s, z) => s + Math.exp(z - largest), 0) : 0;
    row.forEach((output, i) => {
      const target = targets[sample * width + i];
      if (!isSoftmax) sum += (output - target) ** 2 / width;
      else if (target > 0) sum += target * (largest - output + Math.log(total));
    });
  }
  return sum / count;
}

/** The rows of a flat matrix as arrays of their own. */
export function rowsOf(flat, width, Type = Float64Array) {
  return Array.from({ length: flat.length / width }, (_, i) =>
    Type.from(flat.subarray(i * width, (i + 1) * width)),
  );
}

export const hasImages = ({ experiment }) =>
  experiment.network.layers.some(({ id }) => id !== 'dense');
