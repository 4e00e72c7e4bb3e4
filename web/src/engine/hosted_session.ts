import type { DescentModule, Session } from '../../../wasm_bindings/descent_module';
import type { Experiment } from '../experiment/experiment';
import type { Configured, Picture, PictureRequest, Replies, RequestOf, Restore } from './messages';

/** The part of a picture that is taken when it is begun, and the state saved with it. */
export type PictureMoment = Pick<
  Picture,
  'epoch' | 'run' | 'parameters' | 'linearForm' | 'divergence' | 'stopped' | 'reports'
> & { readonly state: Uint8Array | null };

/** The calls of the module that a session's host makes. */
export type SessionModule = Pick<DescentModule, 'Session' | 'provideData'>;

/** The one session of a worker, and the number of its run. */
export class HostedSession {
  private readonly module: SessionModule;
  private session: Session | null = null;
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

  provideData({ dataset, bytes }: RequestOf<'provideData'>): null {
    this.module.provideData(dataset, bytes);
    return null;
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
    this.runNumber += 1;
    return { run: this.runNumber };
  }

  /**
   * Begins a picture: its numbers are of this moment, its grids are drawn afterwards. Reports are
   * taken last, so that a refused request takes none away.
   */
  beginPicture(request: PictureRequest, save: boolean): PictureMoment {
    const session = this.current;
    const { predictionResolution, unitResolution, horizontalColumn, verticalColumn } = request;
    session.beginPicture(predictionResolution, unitResolution, horizontalColumn, verticalColumn);
    return {
      state: save ? session.saveState() : null,
      epoch: session.epoch(),
      run: this.runNumber,
      parameters: session.parameters(),
      linearForm: session.linearForm(),
      divergence: session.divergence(),
      stopped: session.stopped(),
      reports: session.takeReports(),
    };
  }
}
