import type { DescentModule } from '../../../wasm_bindings/descent_module';
import { CallSize } from './call_size';
import type { HostedSession } from './hosted_session';
import type { RequestOf } from './messages';
import type {
  SelectionProgress,
  SelectionReply,
  SelectionReport,
  SelectionRequest,
} from './selection_messages';
import { workSlice } from './sliced_work';
import type { LoopClock } from './training_loop';

export type SelectionModule = Pick<DescentModule, 'CrossValidation' | 'LearningRateRangeTest'>;

export interface SelectionOrder {
  readonly request: RequestOf<SelectionRequest['type']>;
  reply(value: SelectionReply): void;
  tell(progress: SelectionProgress): void;
}

/** What both runs of the core have. */
interface SelectionJob {
  advance(maximumPieces: number): number;
  done(): boolean;
  progress(): number;
  report(): SelectionReport;
  delete(): void;
}

interface Order extends SelectionOrder {
  readonly job: SelectionJob;
  toldAt: number;
}

/** Progress is told this often, in milliseconds. */
const TELL_INTERVAL = 100;

/**
 * Runs a cross-validation or a range test in slices of at most 8 ms, between which messages are
 * handled. It trains networks of its own and leaves the session alone.
 */
export class SelectionWork {
  private module: SelectionModule;
  private readonly session: HostedSession;
  private readonly clock: LoopClock;
  private readonly onThrow: (thrown: unknown) => void;
  private callSize = new CallSize();
  private order: Order | null = null;

  constructor(
    module: SelectionModule,
    session: HostedSession,
    clock: LoopClock,
    onThrow: (thrown: unknown) => void,
  ) {
    this.module = module;
    this.session = session;
    this.clock = clock;
    this.onThrow = onThrow;
  }

  /** Later runs are this module's. */
  useModule(module: SelectionModule): void {
    this.module = module;
  }

  /** Throws RangeError for wrong options, and while another run is under way. */
  begin(order: SelectionOrder): void {
    if (this.order) throw new RangeError('selection: another run is under way');
    const job = this.createJob(order.request);
    this.callSize = new CallSize();
    this.order = { ...order, job, toldAt: this.clock.now() };
    this.schedule(this.order);
  }

  /** Ends the run under way; what it has found so far is its answer. */
  cancel(): void {
    const { order } = this;
    if (order) this.answer(order, false);
  }

  private createJob({ type, experiment, options }: SelectionOrder['request']): SelectionJob {
    const { CrossValidation, LearningRateRangeTest } = this.module;
    return type === 'crossValidate'
      ? new CrossValidation(experiment, options)
      : new LearningRateRangeTest(experiment, this.session.current.parameters(), options);
  }

  private schedule(order: Order): void {
    this.clock.afterMessages(() => {
      if (this.order === order) this.slice(order);
    });
  }

  private slice(order: Order): void {
    const { job } = order;
    try {
      const finished = workSlice(
        this.clock,
        this.callSize,
        (pieces) => job.advance(pieces),
        () => job.done(),
      );
      if (finished) this.answer(order, true);
      else this.tell(order);
    } catch (thrown) {
      this.order = null;
      this.onThrow(thrown);
      return;
    }
    if (this.order === order) this.schedule(order);
  }

  private answer(order: Order, finished: boolean): void {
    this.order = null;
    const report = order.job.report();
    order.job.delete();
    order.reply({ finished, report });
  }

  private tell(order: Order): void {
    const now = this.clock.now();
    if (now - order.toldAt < TELL_INTERVAL) return;
    order.toldAt = now;
    order.tell({ share: order.job.progress(), report: order.job.report() });
  }
}
