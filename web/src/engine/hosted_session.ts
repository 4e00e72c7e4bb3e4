import type { DescentModule, Session } from '../../../wasm_bindings/descent_module';
import type { SpareGrids } from '../../../wasm_bindings/grids_types';
import type { Experiment } from '../experiment/experiment';
import type {
  Configured,
  Picture,
  PictureRequest,
  Replies,
  RequestOf,
  Restore,
  SampleRange,
} from './messages';

/** The part of a picture that is taken when it is begun, and the state saved with it. */
export type PictureMoment = Pick<
  Picture,
  'epoch' | 'run' | 'parameters' | 'linearForm' | 'divergence' | 'stopped' | 'reports'
> & { readonly state: Uint8Array | null };

/** The calls of the module that a session's host makes. */
export type SessionModule = Pick<DescentModule, 'Session' | 'provideData' | 'provideTable'>;
/** The part of a picture that takes work. */
export type PictureContent = Pick<
  Picture,
  | 'predictionResolution'
  | 'predictionRows'
  | 'predictions'
  | 'unitResolution'
  | 'unitGrids'
  | 'samples'
>;

/** The one session of a worker, and the number of its run. */
export class HostedSession {
  private module: SessionModule;
  private session: Session | null = null;
  /** The session's. */
  private experiment: Experiment | null = null;
  /** Reports that the session brought along from another module. */
  private carried: Float64Array = new Float64Array(0);
  private runNumber = 0;

  constructor(module: SessionModule) {
    this.module = module;
  }

  get run(): number {
    return this.runNumber;
  }

  /** Throws RangeError before the first experiment. */
  get current(): Session {
    if (this.session) return this.session;
    throw new RangeError('experiment: none has been configured');
  }

  /**
   * Goes on in another module: from the start of the epoch under way, what was trained since coming
   * again to the same bits. Nothing that the session was asked for may be under way.
   */
  moveTo(module: SessionModule): void {
    this.module = module;
    const { session, experiment } = this;
    if (!session || !experiment) return;
    const moved = new module.Session(experiment);
    this.carried = joined(this.carried, session.takeReports());
    moved.restoreState(session.saveState());
    moved.takeReports(); // the last of those again
    moved.restoreSnapshots(session.saveSnapshots());
    session.delete();
    this.session = moved;
  }

  provideData({ dataset, bytes }: RequestOf<'provideData'>): null {
    this.module.provideData(dataset, bytes);
    return null;
  }

  provideTable({ table }: RequestOf<'provideTable'>): Replies['provideTable'] {
    return this.module.provideTable(table);
  }

  configure(experiment: Experiment, restore: Restore | undefined): Configured {
    const fresh = this.session === null;
    const session = this.session ?? new this.module.Session(experiment);
    const restarted = fresh || session.configure(experiment);
    if (restore?.state) {
      session.restoreState(restore.state);
      session.takeReports(); // the page has had these
    }
    this.session = session;
    this.experiment = experiment;
    if (restarted) this.carried = new Float64Array(0);
    if (restore) this.runNumber = restore.run;
    else if (restarted) this.runNumber += 1;
    return {
      run: this.runNumber,
      restarted: restarted && !restore?.state,
      epoch: session.epoch(),
      description: session.describe(),
      training: session.samples('training'),
      test: session.samples('test'),
    };
  }

  reset(): Replies['reset'] {
    this.current.reset();
    this.carried = new Float64Array(0);
    this.runNumber += 1;
    return { run: this.runNumber };
  }

  /**
   * Begins a picture: its numbers are of this moment, its grids or samples come afterwards. Reports are
   * taken last, so that a refused request takes none away. What tells that training has ended also
   * brings the state, so that a fresh worker has ended too.
   */
  beginPicture(request: PictureRequest, save: boolean): PictureMoment {
    const session = this.current;
    const { predictionResolution, unitResolution, horizontalColumn, verticalColumn } = request;
    if (request.samples) {
      const { part, first, count, shown } = request.samples;
      session.beginSamples(part, first, count, shown);
    } else {
      session.beginPicture(predictionResolution, unitResolution, horizontalColumn, verticalColumn);
    }
    const divergence = session.divergence();
    const stopped = session.stopped();
    const ended = divergence !== null || stopped !== null;
    return {
      state: save || ended ? session.saveState() : null,
      epoch: session.epoch(),
      run: this.runNumber,
      parameters: session.parameters(),
      linearForm: session.linearForm(),
      divergence,
      stopped,
      reports: this.takeReports(session),
    };
  }

  private takeReports(session: Session): Float64Array {
    const { carried } = this;
    this.carried = new Float64Array(0);
    return joined(carried, session.takeReports());
  }

  /** Does at most so many pieces of the picture's work; returns how many. */
  advancePicture({ samples }: PictureRequest, pieces: number): number {
    return samples ? this.current.advanceSamples(pieces) : this.current.advancePicture(pieces);
  }

  /** The grids, in the arrays of `spare` that fit, or the samples of the picture when done; else null. */
  takePicture(request: PictureRequest, spare: SpareGrids | null): PictureContent | null {
    return request.samples ? this.takeSamples(request.samples) : this.takeGrids(request, spare);
  }

  private takeSamples(range: SampleRange): PictureContent | null {
    const predicted = this.current.takeSamples();
    return predicted && { ...noGrids(), samples: { ...range, ...predicted } };
  }

  private takeGrids(request: PictureRequest, spare: SpareGrids | null): PictureContent | null {
    const grids = this.current.takePicture(spare);
    return (
      grids && {
        predictionResolution: request.predictionResolution,
        predictionRows: grids.rows,
        predictions: grids.predictions,
        unitResolution: request.unitResolution,
        unitGrids: grids.units,
        samples: null,
      }
    );
  }
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  if (first.length === 0) return second;
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function noGrids(): Omit<PictureContent, 'samples'> {
  return {
    predictionResolution: 0,
    predictionRows: 0,
    predictions: new Float32Array(0),
    unitResolution: 0,
    unitGrids: new Float32Array(0),
  };
}
