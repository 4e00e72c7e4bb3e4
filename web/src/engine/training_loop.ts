import { CallSize, SLICE } from './call_size';
import type { Speed } from './messages';
import { Pace } from './pace';
import type { Timers } from './timers';

/** Report rows that may wait for a picture before training waits too: about 5 MB. */
const MAXIMUM_UNTAKEN = 100_000;

/** The part of the core's Session that trains. */
export interface Trainable {
  train(maximumPieces: number, maximumEpochs: number): number;
  epoch(): number;
  diverged(): boolean;
}

export interface LoopClock extends Timers {
  /** Calls the task once, after the messages that have already come. */
  afterMessages(task: () => void): void;
}

/** What the loop is doing; `done` is called once when a step ends, however it ends. */
type Work =
  | { readonly kind: 'fastest' }
  | { readonly kind: 'paced'; readonly pace: Pace }
  | { readonly kind: 'step'; readonly lastEpoch: number; readonly done: () => void };

export interface LoopEvents {
  /** The core threw; training has stopped. */
  onThrow(thrown: unknown): void;
  /** A slice of a step has ended and another one follows. */
  onStepSlice(): void;
}

/**
 * Trains in slices of at most 8 ms, between which messages are handled, by the clock or flat out.
 * Idle, it holds no timer and no task.
 */
export class TrainingLoop {
  private readonly clock: LoopClock;
  private readonly events: LoopEvents;
  private session: Trainable | null = null;
  private callSize = new CallSize();
  private work: Work | null = null;
  private untaken = 0;
  private resting = false;
  private cancelWait: (() => void) | null = null;

  constructor(clock: LoopClock, events: LoopEvents) {
    this.clock = clock;
    this.events = events;
  }

  get playing(): boolean {
    return this.work !== null && this.work.kind !== 'step';
  }

  /** Takes a session that is new or changed; playing goes on with it, a step only without a restart. */
  use(session: Trainable, restarted: boolean): void {
    this.session = session;
    this.callSize = new CallSize();
    if (!restarted) return;
    if (this.work?.kind === 'step') this.stop();
    this.reportsTaken();
  }

  play(speed: Speed): void {
    const pace = speed === 'fastest' ? null : new Pace(speed, this.clock.now());
    this.start(pace ? { kind: 'paced', pace } : { kind: 'fastest' });
  }

  /**
   * Trains so many epochs, and on to one that is evaluated, of which there is a loss to see. During a step
   * it adds to that one, whose `done` is called at once.
   */
  step(epochs: number, evaluationInterval: number, done: () => void): void {
    const from = this.work?.kind === 'step' ? this.work.lastEpoch : (this.session?.epoch() ?? 0);
    const lastEpoch = Math.ceil((from + epochs) / evaluationInterval) * evaluationInterval;
    this.start({ kind: 'step', lastEpoch, done });
  }

  stop(): void {
    const { work } = this;
    this.work = null;
    this.resting = false;
    this.cancelWait?.();
    this.cancelWait = null;
    if (work?.kind === 'step') work.done();
  }

  /** The reports have been taken: training that waited for it goes on. */
  reportsTaken(): void {
    this.untaken = 0;
    if (this.resting) this.schedule();
  }

  private start(work: Work): void {
    this.stop();
    if (!this.session || this.session.diverged()) {
      if (work.kind === 'step') work.done();
      return;
    }
    this.work = work;
    this.schedule();
  }

  private schedule(): void {
    const { work, clock } = this;
    if (!work) return;
    this.resting = this.untaken >= MAXIMUM_UNTAKEN && work.kind !== 'step';
    if (this.resting) return;
    const run = () => {
      if (this.work === work) this.slice(work);
    };
    const wait = work.kind === 'paced' ? work.pace.wait(clock.now()) : 0;
    if (wait > 0) this.cancelWait = clock.after(wait, run);
    else clock.afterMessages(run);
  }

  private slice(work: Work): void {
    const { session } = this;
    if (!session) return;
    let finished: boolean;
    try {
      finished = this.trainSlice(session, work);
    } catch (thrown) {
      this.work = null; // a step's reply is an error now, which onThrow gives
      this.events.onThrow(thrown);
      return;
    }
    if (finished) {
      this.stop();
      return;
    }
    if (work.kind === 'step') this.events.onStepSlice();
    this.schedule();
  }

  /** True when there is nothing more to do. */
  private trainSlice(session: Trainable, work: Work): boolean {
    const start = this.clock.now();
    let time = start;
    while (time === start || time - start + this.callSize.expectedMilliseconds <= SLICE) {
      const { pieces } = this.callSize;
      const epochBefore = session.epoch();
      const epochs = this.epochsWanted(work, time, epochBefore);
      if (epochs === 0) return work.kind === 'step';
      const trained = session.train(pieces, Math.min(epochs, pieces));
      const after = this.clock.now();
      this.callSize.measured(trained, after - time);
      time = after;
      const completed = session.epoch() - epochBefore;
      this.untaken += completed;
      if (work.kind === 'paced') work.pace.completed(completed);
      if (trained === 0 || session.diverged()) return true;
      if (this.untaken >= MAXIMUM_UNTAKEN && work.kind !== 'step') return false;
    }
    return work.kind === 'step' && session.epoch() >= work.lastEpoch;
  }

  private epochsWanted(work: Work, now: number, epoch: number): number {
    if (work.kind === 'paced') return work.pace.due(now);
    if (work.kind === 'step') return Math.max(0, work.lastEpoch - epoch);
    return Number.POSITIVE_INFINITY;
  }
}
