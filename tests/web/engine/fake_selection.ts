import type {
  CrossValidation,
  CrossValidationOptions,
  CrossValidationReport,
  LearningRateRangeTest,
  RangeTestOptions,
  RangeTestReport,
} from '../../../wasm_bindings/selection_module';
import type { SelectionModule } from '../../../web/src/engine/selection_work';
import type { FakeClock } from './fake_clock';

/** A run of so many pieces, a millisecond each, that only counts. */
export class FakeJob {
  done_ = 0;
  isDeleted = false;
  throwOnAdvance: unknown = null;

  constructor(
    private readonly clock: FakeClock,
    readonly pieces: number,
    readonly parameters: Float32Array | null = null,
  ) {}

  advance(maximumPieces: number): number {
    if (this.throwOnAdvance) throw this.throwOnAdvance;
    if (this.isDeleted) throw new Error('the run was deleted');
    const pieces = Math.min(maximumPieces, this.pieces - this.done_);
    this.done_ += pieces;
    this.clock.spend(pieces);
    return pieces;
  }
  done(): boolean {
    return this.done_ === this.pieces;
  }
  progress(): number {
    return this.done_ / this.pieces;
  }
  delete(): void {
    this.isDeleted = true;
  }
}

class FakeValidation extends FakeJob implements CrossValidation {
  report(): CrossValidationReport {
    return { candidates: [], best: this.done_, oneStandardErrorChoice: null };
  }
}

class FakeRangeTest extends FakeJob implements LearningRateRangeTest {
  report(): RangeTestReport {
    const points = Float64Array.of(this.done_, 1, 1);
    return {
      startLoss: 1,
      points,
      divergenceRate: null,
      steepestRate: null,
      tenthOfLeastRate: null,
      tenthOfDivergenceRate: null,
    };
  }
}

/** The module's two classes; epochs and steps are the pieces of a run, 0 of them refused. */
export function fakeSelectionModule(clock: FakeClock) {
  const jobs: FakeJob[] = [];
  const added = <Job extends FakeJob>(job: Job): Job => {
    if (job.pieces === 0) throw new RangeError('selection.epochs: 0 is not allowed (1 to 10000)');
    jobs.push(job);
    return job;
  };
  function CrossValidation(_: unknown, { epochs }: CrossValidationOptions) {
    return added(new FakeValidation(clock, epochs));
  }
  function LearningRateRangeTest(_: unknown, weights: Float32Array, { steps }: RangeTestOptions) {
    return added(new FakeRangeTest(clock, steps, weights));
  }
  const module = { CrossValidation, LearningRateRangeTest } as unknown as SelectionModule;
  return { module, jobs };
}
