// Our engine where JavaScript runs: the session that the page trains with.
import { evaluatedEvery } from './experiments.js';
import { openSession } from './start.js';
import { resolution } from './workloads.js';

const noLimit = 1e9;
const reportFields = 7; // numbers a row, the loss second

export class DescentEngine {
  /** `evaluatesEach`: after each epoch, as the page does unless it is told otherwise. */
  constructor(module, { evaluatesEach = false } = {}) {
    this.module = module;
    this.evaluatesEach = evaluatesEach;
  }

  load(workload) {
    const { kind, experiment } = workload;
    if (this.evaluatesEach && kind !== 'train') return { refusal: 'does not train' };
    this.session?.delete();
    this.session = null; // the next one may throw
    this.spare = null;
    this.shown = null;
    this.session = openSession(
      this.module,
      this.evaluatesEach ? evaluatedEvery(1, experiment) : experiment,
    );
    this.isFresh = true;
    this.workload = workload;
    this.samples = this.session.describe().trainingCount;
    return {
      difference: this.evaluatesEach ? 'also scores all samples after each epoch' : null,
    };
  }

  train(epochs) {
    this.isFresh = false;
    this.session.train(noLimit, epochs);
    this.reports = this.session.takeReports();
  }

  loss() {
    return this.reports[this.reports.length - reportFields + 1];
  }

  /** Seconds and work of so many rounds: a round is an epoch, or the grids of every neuron. */
  measure(rounds) {
    const { kind, restart } = this.workload;
    if (kind !== 'train') return this.time(rounds, () => this.grids());
    const total = { seconds: 0, work: 0 };
    for (let left = rounds; left > 0; left -= restart) {
      this.session.reset();
      const epochs = Math.min(left, restart);
      const begin = performance.now();
      this.train(epochs);
      total.seconds += (performance.now() - begin) / 1000;
      total.work += epochs * this.samples;
    }
    return total;
  }

  time(rounds, work) {
    const begin = performance.now();
    for (let i = 0; i < rounds; i++) work();
    return { seconds: (performance.now() - begin) / 1000, work: rounds };
  }

  measurePredictions(rounds) {
    const { seconds } = this.time(rounds, () => this.predict());
    return { seconds, work: rounds * this.samples };
  }

  lossAfter(epochs) {
    // The first epoch of a page is that of a new session, which nothing starts a second time.
    if (!this.isFresh) this.session.reset();
    this.train(epochs);
    return this.loss();
  }

  secondsToLoss({ wanted, mostSeconds }) {
    this.session.reset();
    for (let seconds = 0; seconds < mostSeconds; ) {
      const begin = performance.now();
      this.train(1);
      seconds += (performance.now() - begin) / 1000;
      if (this.loss() < wanted) return seconds;
    }
    return null;
  }

  /** The grid of the output; every neuron's are made. */
  grids() {
    this.session.beginPicture(2, resolution, 0, 1);
    this.session.advancePicture(noLimit);
    // In turns into the memory of two, as the page draws one picture while the next is made.
    const grids = this.session.takePicture(this.spare);
    this.spare = this.shown;
    this.shown = grids;
    return grids.units.slice(-(resolution ** 2));
  }

  startGrid() {
    this.session.reset();
    return this.grids();
  }

  /** Probabilities of all training samples, (N x O). */
  predict() {
    this.session.beginSamples('training', 0, this.samples, 0);
    this.session.advanceSamples(noLimit);
    return this.session.takeSamples().predictions;
  }

  hashAfter(epochs) {
    this.session.reset();
    this.train(epochs);
    return this.session.parametersHash();
  }
}
