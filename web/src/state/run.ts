import { LossSeries } from '../charts/loss_series';
import type { Configured, EngineError } from '../engine/messages';
import type { Experiment } from '../experiment/experiment';
import type { Engine, RunOptions } from './engine_port';
import type { PageState } from './page_state';
import { PictureLoop, pictureInterval } from './picture_loop';
import { pictureRequest } from './picture_request';
import { lastReport } from './reports';
import type { Store } from './store';
import { axesFor } from './view_axes';

/** Carries the store's wishes to the engine and the engine's answers to the store. */
export class Run {
  /** Every epoch's losses of the present run. */
  readonly losses = new LossSeries();
  readonly #options: RunOptions;
  readonly #pictures: PictureLoop;
  #engine: Engine;
  #accepted: Experiment | null = null;
  #wanted: Experiment | null = null;
  #configuring = false;
  #suspended = false;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#engine = this.#createEngine();
    this.#pictures = new PictureLoop({
      take: () => this.#takePicture(),
      interval: () => {
        const { playing, speed, trouble } = options.store.get();
        if (!playing || this.#suspended || trouble?.kind === 'failed') return null;
        return pictureInterval(speed, options.reducedMotion());
      },
      ...(options.requestFrame ? { requestFrame: options.requestFrame } : {}),
    });
  }

  /** Takes over another experiment; of several wishes made meanwhile only the last is carried out. */
  async configure(experiment: Experiment): Promise<void> {
    this.#wanted = experiment;
    if (this.#configuring) return;
    this.#configuring = true;
    try {
      while (this.#wanted !== null) {
        const next: Experiment = this.#wanted;
        this.#wanted = null;
        await this.#configureOne(next);
      }
    } finally {
      this.#configuring = false;
    }
  }

  async play(): Promise<void> {
    this.#store.update({ playing: true, trouble: null });
    if (this.#suspended) return;
    await this.#guard(() => this.#engine.play(this.#store.get().speed));
    this.#pictures.request();
  }

  async pause(): Promise<void> {
    this.#store.update({ playing: false });
    await this.#guard(() => this.#engine.pause());
    this.#pictures.request();
  }

  async step(): Promise<void> {
    if (this.#store.get().playing) await this.pause();
    await this.#guard(() => this.#engine.step(1));
    this.#pictures.request();
  }

  /** The same start again, standing still. */
  async reset(): Promise<void> {
    this.#store.update({ playing: false });
    await this.#guard(async () => {
      const { run } = await this.#engine.reset();
      const { configured } = this.#store.get();
      if (configured) this.#restart({ ...configured, run, restarted: true });
    });
    this.#pictures.request();
  }

  /** Rests while nobody looks; the reader's wish to play stays. */
  async setSuspended(suspended: boolean): Promise<void> {
    if (this.#suspended === suspended) return;
    this.#suspended = suspended;
    if (!this.#store.get().playing) return;
    if (suspended) await this.#guard(() => this.#engine.pause());
    else await this.play();
  }

  /** A picture of the present state, for a view that changed. */
  requestPicture(): void {
    this.#pictures.request();
  }

  /** A new engine after the last one gave up; the experiment starts from its beginning. */
  async startAgain(): Promise<void> {
    this.#store.update({ trouble: null, playing: false });
    this.#engine = this.#createEngine();
    this.#accepted = null;
    await this.configure(this.#store.get().experiment);
  }

  #createEngine(): Engine {
    return this.#options.createEngine({
      replaced: (error, configured) => {
        const trouble = { kind: 'replaced', error } as const;
        this.#store.update({ trouble, ...(configured ? { configured } : {}) });
        this.#pictures.request();
      },
      failed: (error) => this.#store.update({ trouble: { kind: 'failed', error }, playing: false }),
    });
  }

  get #store(): Store<PageState> {
    return this.#options.store;
  }

  async #configureOne(experiment: Experiment): Promise<void> {
    const error = await this.#guard(async () => {
      const configured = await this.#engine.configure(experiment);
      const before = this.#accepted;
      this.#accepted = experiment;
      if (configured.restarted) this.#restart(configured, before, experiment);
      else this.#goOn(configured);
    });
    // The session is as it was, so the controls go back to it.
    if (error !== null && this.#accepted !== null && this.#wanted === null) {
      this.#store.update({ experiment: this.#accepted, refusal: refusalOf(error) });
    }
    this.#pictures.request();
  }

  #restart(configured: Configured, before?: Experiment | null, now?: Experiment): void {
    const { view } = this.#store.get();
    const otherData = now !== undefined && before?.data.dataset !== now.data.dataset;
    this.losses.clear();
    this.#store.update({
      configured,
      diverged: false,
      changedAtEpoch: null,
      refusal: null,
      view: { ...view, shownUnit: null, ...(otherData ? axesFor(now.data.dataset) : {}) },
    });
  }

  #goOn(configured: Configured): void {
    const epoch = this.#store.get().report?.epoch ?? 0;
    this.#store.update({
      configured,
      refusal: null,
      ...(epoch > 0 ? { changedAtEpoch: epoch } : {}),
    });
  }

  async #takePicture(): Promise<void> {
    await this.#guard(async () => {
      const picture = await this.#engine.picture(pictureRequest(this.#store.get()));
      const { configured, report: before, playing } = this.#store.get();
      if (picture.run !== configured?.run) return; // of a run that is over
      const report = lastReport(picture.reports);
      if (report !== null) {
        // A replaced worker goes on from an earlier epoch: what came after it is trained again.
        const first = picture.reports[0] ?? 0;
        if (before !== null && first <= before.epoch) this.losses.truncateAfter(first - 1);
        this.losses.append(picture.reports);
      }
      this.#store.update({
        picture,
        report: report ?? before,
        diverged: picture.diverged,
        playing: playing && !picture.diverged,
      });
    });
  }

  /** Runs a request; its error is data. A lost worker also tells by `replaced` or `failed`. */
  async #guard(action: () => Promise<unknown>): Promise<EngineError | null> {
    try {
      await action();
      return null;
    } catch (reason) {
      const error = this.#options.errorOf(reason);
      if (error === null) throw reason;
      return error;
    }
  }
}

/** A refused configuration with the path of the setting it names; null for other errors. */
function refusalOf({ kind, message }: EngineError): PageState['refusal'] {
  if (kind !== 'configuration') return null;
  return { path: /^([\w.]+):/.exec(message)?.[1] ?? '', message };
}
