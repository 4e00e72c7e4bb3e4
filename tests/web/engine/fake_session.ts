import type { Session } from '../../../wasm_bindings/descent_module';
import type { FakeClock } from './fake_clock';

export interface FakeCosts {
  batchesPerEpoch: number;
  millisecondsPerBatch: number;
}

/** A session that only counts, and whose work takes a chosen time of the fake clock. */
export class FakeSession implements Session {
  readonly calls: { readonly batches: number; readonly milliseconds: number }[] = [];
  trained = 0;
  isDiverged = false;
  throwOnTrain: unknown = null;
  private reported = -1;
  private readonly clock: FakeClock;
  private readonly costs: FakeCosts;

  constructor(clock: FakeClock, costs: FakeCosts) {
    this.clock = clock;
    this.costs = costs;
  }

  configure(experiment: unknown): boolean {
    if (experiment === 'wrong') throw new RangeError('data.noise: 7 is not allowed (0 to 0.5)');
    const restarted = experiment !== 'other optimizer';
    if (restarted) this.reset();
    return restarted;
  }
  reset(): void {
    this.trained = 0;
    this.reported = -1;
  }
  train(maximumBatches: number, maximumEpochs: number): number {
    if (this.throwOnTrain) throw this.throwOnTrain;
    if (this.isDiverged) return 0;
    const { batchesPerEpoch, millisecondsPerBatch } = this.costs;
    const toEnd = (this.epoch() + maximumEpochs) * batchesPerEpoch - this.trained;
    const batches = Math.min(maximumBatches, toEnd);
    this.trained += batches;
    this.clock.spend(batches * millisecondsPerBatch);
    this.calls.push({ batches, milliseconds: batches * millisecondsPerBatch });
    return batches;
  }
  epoch(): number {
    return Math.floor(this.trained / this.costs.batchesPerEpoch);
  }
  diverged(): boolean {
    return this.isDiverged;
  }
  takeReports(): Float64Array {
    const rows: number[] = [];
    while (this.reported < this.epoch()) rows.push(++this.reported, 0.5, 0.5, 0, 1, 1, 0.01);
    return Float64Array.from(rows);
  }
  parameters(): Float32Array {
    return Float32Array.of(this.trained);
  }
  parametersHash(): string {
    return this.trained.toString(16).padStart(16, '0');
  }
  predictionGrid(resolution: number) {
    if (resolution > 10_000) throw new WebAssembly.RuntimeError('Aborted(OOM)');
    if (resolution < 1) throw new RangeError('resolution: 0 is not allowed (1 to 10000)');
    return { resolution, rows: resolution, predictions: new Float32Array(resolution ** 2) };
  }
  linearForm(): Float64Array {
    return Float64Array.of(2, 1);
  }

  unitGrids(resolution: number): Float32Array {
    return new Float32Array(3 * resolution ** 2);
  }
  saveState(): Uint8Array {
    return Uint8Array.of(this.trained);
  }
  restoreState(state: Uint8Array): void {
    this.trained = state[0] ?? 0;
    this.reported = this.epoch() - 1;
  }
  describe() {
    return {
      task: 'binary' as const,
      inputs: ['x1', 'x2'],
      layers: [],
      parameterCount: 1,
      trainingCount: 1,
      testCount: 0,
      omittedRows: 0,
      batchSize: 1,
      metric: 'accuracy',
      predictionRange: [0, 1] as const,
    };
  }
  samples() {
    return { columns: Float32Array.of(1, 2), targets: Float32Array.of(1) };
  }
  delete(): void {}
}
