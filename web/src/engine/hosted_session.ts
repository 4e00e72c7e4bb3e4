import type { DescentModule, Session } from '../../../wasm_bindings/descent_module';
import type { Experiment } from '../experiment/experiment';
import type { Configured, PictureRequest, Replies, Restore } from './messages';

/** The one session of a worker, and the number of its run. */
export class HostedSession {
  private readonly module: Pick<DescentModule, 'Session'>;
  private session: Session | null = null;
  private runNumber = 0;

  constructor(module: Pick<DescentModule, 'Session'>) {
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

  picture(request: PictureRequest, save: boolean, playing: boolean): Replies['picture'] {
    const session = this.current;
    const { predictionResolution, unitResolution, horizontalColumn, verticalColumn } = request;
    const grids = session.predictionGrid(predictionResolution, horizontalColumn, verticalColumn);
    const unitGrids =
      unitResolution > 0
        ? session.unitGrids(unitResolution, horizontalColumn, verticalColumn)
        : new Float32Array(0);
    const state = save ? session.saveState() : null;
    const picture = {
      epoch: session.epoch(),
      run: this.runNumber,
      parameters: session.parameters(),
      predictionResolution: grids.resolution,
      predictionRows: grids.rows,
      predictions: grids.predictions,
      unitResolution,
      unitGrids,
      linearForm: session.linearForm(),
      playing,
      diverged: session.diverged(),
      reports: session.takeReports(), // last, so that a refused request takes none away
    };
    return { picture, state };
  }
}
