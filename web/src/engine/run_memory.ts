import type { Experiment } from '../experiment/experiment';
import type { Configured, Picture, RequestOf, Restore, Speed } from './messages';
import type { Send } from './worker_supervisor';

interface SavedState {
  readonly experiment: Experiment;
  readonly state: Uint8Array;
}

/** A state is saved at most this often while training, in milliseconds. */
const SAVE_INTERVAL = 1000;

/** What is needed to go on in a fresh worker: the experiment, the last saved state, the speed. */
export class RunMemory {
  private readonly provisions = new Map<string, RequestOf<'provideData' | 'provideTable'>>();
  private experiment: Experiment | null = null;
  private run = 0;
  private saved: SavedState | null = null;
  private speed: Speed | null = null;
  private savedAt = Number.NEGATIVE_INFINITY;
  private saveDue = false;

  /** Samples that every worker needs before an experiment with them. */
  provided(dataset: string, request: RequestOf<'provideData' | 'provideTable'>): void {
    this.provisions.set(dataset, request);
  }

  configured(experiment: Experiment, configured: Configured): void {
    this.experiment = experiment;
    this.startedRun(configured.run);
  }

  /** A new run needs no state until it has trained: it starts the same way again. */
  startedRun(run: number): void {
    if (run !== this.run) this.saved = null;
    this.run = run;
    this.saveDue = true;
  }

  playing(speed: Speed): void {
    this.speed = speed;
  }

  /** Called when stopping is asked for: a worker lost over a pause must not come back playing. */
  stopping(): void {
    this.speed = null;
  }

  /** Called when it is done: the reply to a play asked for earlier may have come in between. */
  stopped(): void {
    this.speed = null;
    this.saveDue = true;
  }

  /** Whether the picture that is now asked for should bring the state too. */
  beginSave(now: number): boolean {
    const save = this.saveDue || (this.speed !== null && now - this.savedAt >= SAVE_INTERVAL);
    if (save) this.saveDue = false;
    return save;
  }

  /** The picture that should have brought the state did not come. */
  saveFailed(): void {
    this.saveDue = true;
  }

  pictured(picture: Picture, state: Uint8Array | null, now: number): void {
    if (!picture.playing) this.speed = null;
    // What has made another save due since may have changed the experiment or stopped training.
    const isOutdated = this.saveDue || picture.run !== this.run;
    if (state === null || this.experiment === null || isOutdated) return;
    this.saved = { experiment: this.experiment, state };
    this.savedAt = now;
  }

  /** The saved state was refused: the run can only start from epoch 0. */
  forgetState(): void {
    this.saved = null;
  }

  /**
   * Brings a fresh worker to where the last one was, or to the start of that epoch. Settings changed since the state was saved are
   * applied to it afterwards, because a state belongs to the experiment it was saved under.
   */
  async restore(send: Send): Promise<Configured | null> {
    const { experiment, saved, speed } = this;
    for (const request of this.provisions.values()) await send(request);
    if (experiment === null) return null;
    const restore: Restore = { run: this.run, state: saved?.state ?? null };
    const first = saved?.experiment ?? experiment;
    let configured = await send<'configure'>({ type: 'configure', experiment: first, restore });
    if (first !== experiment) {
      configured = await send<'configure'>({ type: 'configure', experiment });
      this.startedRun(configured.run);
    }
    if (speed !== null) await send<'play'>({ type: 'play', speed });
    return configured;
  }
}
