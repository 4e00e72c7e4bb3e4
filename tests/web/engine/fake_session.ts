import type {
  Divergence,
  PredictedSamples,
  Session,
  Snapshots,
  Stop,
} from '../../../wasm_bindings/descent_module';
import type { ErrorsOfParts } from '../../../wasm_bindings/errors_types';
import type { SpareGrids } from '../../../wasm_bindings/grids_types';
import type { InspectionResult } from '../../../wasm_bindings/inspection_types';
import type { FakeClock } from './fake_clock';

/** So many numbers of this value, in the spare array if it has their size. */
function filled(spare: Float32Array | undefined, count: number, value: number): Float32Array {
  return (spare?.length === count ? spare : new Float32Array(count)).fill(value);
}

export interface FakeCosts {
  piecesPerEpoch: number;
  millisecondsPerPiece: number;
  piecesPerPicture?: number;
  piecesPerErrors?: number;
  piecesPerFirstReport?: number;
  piecesPerInspection?: number;
}

/** A session that only counts, and whose work takes a chosen time of the fake clock. */
export class FakeSession implements Session {
  readonly calls: { readonly pieces: number; readonly milliseconds: number }[] = [];
  trained = 0;
  isDiverged = false;
  /** Set, it ends training. */
  stop: Stop | null = null;
  throwOnTrain: unknown = null;
  throwOnPicture: unknown = null;
  /** Pictures show columns that the data does not have. */
  refuseColumns = false;
  private picture: { predictionResolution: number; unitResolution: number; left: number } | null =
    null;
  private predicted: {
    left: number;
    readonly count: number;
    readonly shown: number;
    readonly trained: number;
  } | null = null;
  private errors: { left: number; readonly trained: number } | null = null;
  throwOnErrors: unknown = null;
  private inspection: { left: number; readonly trained: number } | null = null;
  snapshots: Snapshots = {
    interval: 1,
    nextEpoch: 1,
    epochs: new Float64Array(0),
    weights: new Float32Array(0),
  };
  private reported = -1;
  private unreported = 0;
  private readonly clock: FakeClock;
  readonly costs: FakeCosts;

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
    this.unreported = this.costs.piecesPerFirstReport ?? 0;
    this.picture = null;
    this.errors = null;
    this.predicted = null;
    this.inspection = null;
  }
  train(maximumPieces: number, maximumEpochs: number): number {
    if (this.throwOnTrain) throw this.throwOnTrain;
    if (this.isDiverged || this.stop) return 0;
    if (maximumEpochs === 0 || this.unreported > 0) return this.report(maximumPieces);
    const { piecesPerEpoch, millisecondsPerPiece } = this.costs;
    const toEnd = (this.epoch() + maximumEpochs) * piecesPerEpoch - this.trained;
    const pieces = Math.min(maximumPieces, toEnd);
    this.trained += pieces;
    this.clock.spend(pieces * millisecondsPerPiece);
    this.calls.push({ pieces, milliseconds: pieces * millisecondsPerPiece });
    return pieces;
  }
  /** What is left of the first report. */
  private report(maximumPieces: number): number {
    const pieces = Math.min(maximumPieces, this.unreported);
    this.unreported -= pieces;
    this.clock.spend(pieces * this.costs.millisecondsPerPiece);
    return pieces;
  }
  epoch(): number {
    return Math.floor(this.trained / this.costs.piecesPerEpoch);
  }
  diverged(): boolean {
    return this.isDiverged;
  }
  divergence(): Divergence | null {
    return this.isDiverged ? { kind: 'weight', layer: 1, epoch: this.epoch() + 1, step: 1 } : null;
  }
  stopped(): Stop | null {
    return this.stop;
  }
  takeReports(): Float64Array {
    this.report(Number.POSITIVE_INFINITY);
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
  beginPicture(predictionResolution: number, unitResolution: number): void {
    if (predictionResolution > 10_000) throw new WebAssembly.RuntimeError('Aborted(OOM)');
    if (this.refuseColumns) throw new RangeError('picture.verticalColumn: 1 is not allowed (0)');
    if (predictionResolution < 1) {
      throw new RangeError('picture.predictionResolution: 0 is not allowed (1 to 10000)');
    }
    this.picture = { predictionResolution, unitResolution, left: this.costs.piecesPerPicture ?? 0 };
  }
  advancePicture(maximumPieces: number): number {
    if (this.throwOnPicture) throw this.throwOnPicture;
    if (!this.picture) return 0;
    const pieces = Math.min(maximumPieces, this.picture.left);
    this.picture.left -= pieces;
    this.clock.spend(pieces * this.costs.millisecondsPerPiece);
    return pieces;
  }
  takePicture(spare: SpareGrids | null) {
    const { picture } = this;
    if (!picture || picture.left > 0) return null;
    this.picture = null;
    return {
      rows: picture.predictionResolution,
      predictions: filled(spare?.predictions, picture.predictionResolution ** 2, this.trained),
      units: filled(spare?.units, 3 * picture.unitResolution ** 2, this.trained),
    };
  }
  beginErrors(): void {
    this.errors = { left: this.costs.piecesPerErrors ?? 0, trained: this.trained };
  }
  advanceErrors(maximumPieces: number): number {
    if (this.throwOnErrors) throw this.throwOnErrors;
    if (!this.errors) return 0;
    const pieces = Math.min(maximumPieces, this.errors.left);
    this.errors.left -= pieces;
    this.clock.spend(pieces * this.costs.millisecondsPerPiece);
    return pieces;
  }
  takeErrors(): ErrorsOfParts | null {
    const { errors } = this;
    if (!errors || errors.left > 0) return null;
    this.errors = null;
    const part = {
      metrics: [{ id: 'accuracy', value: errors.trained }],
      confusion: Int32Array.of(1, 0, 0, 1),
      predictions: Float32Array.of(errors.trained),
      worst: [],
    };
    return { training: part, test: part };
  }
  beginSamples(_part: 'training' | 'test', _first: number, count: number, shown: number): void {
    const left = this.costs.piecesPerPicture ?? 0;
    this.predicted = { left, count, shown, trained: this.trained };
  }
  advanceSamples(maximumPieces: number): number {
    if (!this.predicted) return 0;
    const pieces = Math.min(maximumPieces, this.predicted.left);
    this.predicted.left -= pieces;
    this.clock.spend(pieces * this.costs.millisecondsPerPiece);
    return pieces;
  }
  takeSamples(): PredictedSamples | null {
    const samples = this.predicted;
    if (!samples || samples.left > 0) return null;
    this.predicted = null;
    return {
      predictions: new Float32Array(samples.count).fill(samples.trained),
      targets: new Float32Array(samples.count),
      classes: new Int32Array(samples.count),
      answers: Float32Array.of(samples.shown, samples.trained),
      answerCounts: Int32Array.of(1, 1),
    };
  }
  private beginInspection(): void {
    this.inspection = { left: this.costs.piecesPerInspection ?? 0, trained: this.trained };
  }
  beginLayers(bins: number): void {
    if (bins < 1) throw new RangeError('statistics.bins: 0 is not allowed (1 to 1000)');
    this.beginInspection();
  }
  beginSurface(): void {
    this.beginInspection();
  }
  beginCurvature(): void {
    this.beginInspection();
  }
  beginExamples(): void {
    this.beginInspection();
  }
  beginPass(): void {
    this.beginInspection();
  }
  advanceInspection(maximumPieces: number): number {
    if (!this.inspection) return 0;
    const pieces = Math.min(maximumPieces, this.inspection.left);
    this.inspection.left -= pieces;
    this.clock.spend(pieces * this.costs.millisecondsPerPiece);
    return pieces;
  }
  /** Norms that tell the weights they are of. */
  takeInspection(): InspectionResult | null {
    const { inspection } = this;
    if (!inspection || inspection.left > 0) return null;
    this.inspection = null;
    return {
      subject: 'examples',
      samples: new Uint32Array(0),
      norms: Float64Array.of(inspection.trained),
      meanNorm: inspection.trained,
    };
  }
  linearForm(): Float64Array {
    return Float64Array.of(2, 1);
  }
  saveState(): Uint8Array {
    return Uint8Array.of(this.trained, this.isDiverged ? 1 : 0);
  }
  restoreState(state: Uint8Array): void {
    this.trained = state[0] ?? 0;
    this.isDiverged = state[1] === 1;
    this.reported = this.epoch() - 1;
  }
  saveSnapshots(): Snapshots {
    return this.snapshots;
  }
  restoreSnapshots(snapshots: Snapshots): void {
    this.snapshots = snapshots;
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
      table: null,
    };
  }
  samples() {
    return { columns: Float32Array.of(1, 2), targets: Float32Array.of(1) };
  }
  delete(): void {}
}
