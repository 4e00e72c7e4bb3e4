// The two engines that run where JavaScript runs: Node and a browser's worker. Both start from the
// same parameters and samples; `measure` gives the seconds that so many rounds take.
import { featureValues, PlainNetwork, plainGrids } from './control.js';
import { fullBatch, resolution } from './workloads.js';

const noLimit = 1e9;

/** What TF Playground's datasets show of the plane. */
const planeRange = [-6, 6];

class Engine {
  /** Warm-up is the caller's; each `restart` rounds begin anew, outside the time. */
  measure(rounds) {
    const { kind, restart } = this.workload;
    let seconds = 0;
    for (let left = rounds; left > 0; left -= restart || rounds) {
      if (kind === 'train') this.start();
      const chunk = Math.min(left, restart || rounds);
      const begin = performance.now();
      if (kind === 'train') this.train(chunk);
      else for (let i = 0; i < chunk; i++) this.grids();
      seconds += (performance.now() - begin) / 1000;
    }
    return seconds;
  }

  /** The training loss after so many epochs of full batches from the start. */
  fullBatchLoss(epochs) {
    this.load({ ...this.workload, experiment: withFullBatch(this.workload.experiment) });
    this.train(epochs);
    return this.loss();
  }
}

function withFullBatch(experiment) {
  return { ...experiment, training: { ...experiment.training, batchSize: fullBatch } };
}

/** Ours: the session that the page trains with. */
export class WasmEngine extends Engine {
  constructor(module) {
    super();
    this.module = module;
  }

  load(workload) {
    this.session?.delete();
    this.session = new this.module.Session(workload.experiment);
    this.workload = workload;
  }

  start() {
    this.session.reset();
  }

  train(epochs) {
    this.session.train(noLimit, epochs);
    this.reports = this.session.takeReports();
  }

  loss() {
    return this.reports[this.reports.length - 7 + 1]; // seven numbers a row, the loss second
  }

  grids() {
    this.session.beginPicture(2, resolution, 0, 1);
    this.session.advancePicture(noLimit);
    return this.session.takePicture().units;
  }

  hashAfter(epochs) {
    this.start();
    this.train(epochs);
    return this.session.parametersHash();
  }
}

/** The control, fed with what the session starts from. */
export class PlainEngine extends Engine {
  constructor(module) {
    super();
    this.module = module;
  }

  load(workload) {
    const session = new this.module.Session(workload.experiment);
    this.description = session.describe();
    this.parameters = session.parameters();
    const { columns, targets } = session.samples('training');
    session.delete();
    this.workload = workload;
    this.takeSamples(columns, targets);
    this.start();
  }

  takeSamples(columns, targets) {
    const count = targets.length;
    const width = columns.length / count;
    const features = this.description.inputs;
    this.inputs = Array.from({ length: count }, (_, sample) =>
      Float64Array.from(features, (feature) =>
        width === 2
          ? featureValues[feature](columns[2 * sample], columns[2 * sample + 1])
          : columns[sample],
      ),
    );
    const classes = this.description.task === 'binary'; // trained towards -1 and 1
    this.targets = Float64Array.from(targets, (target) => (classes ? 2 * target - 1 : target));
  }

  start() {
    this.network = new PlainNetwork(this.description.layers, this.parameters);
    this.order = Uint32Array.from(this.targets, (_, i) => i);
  }

  train(epochs) {
    const { network, inputs, targets, order } = this;
    const { learningRate, batchSize } = this.workload.experiment.training;
    for (let i = 0; i < epochs; i++)
      network.trainEpoch(inputs, targets, order, batchSize, learningRate);
  }

  loss() {
    return this.network.loss(this.inputs, this.targets);
  }

  grids() {
    return plainGrids(this.network, this.description.inputs, planeRange, resolution);
  }
}
