import type { TableDescription, TableRequest } from '../../../wasm_bindings/own_table_types';
import type {
  EngineError,
  Inspection,
  InspectionRequest,
  InspectionSubject,
  PictureRequest,
} from '../engine/messages';
import { defaultExperiment } from '../experiment/defaults';
import type { Experiment } from '../experiment/experiment';
import { keepsNotices } from '../experiment/notice';
import { DataSupply } from './data_supply';
import type { Engine, RunOptions } from './engine_port';
import { ErrorsLoop } from './errors_loop';
import { troubleAfterLook } from './look_trouble';
import type { LossHistory } from './loss_history';
import type { PageState } from './page_state';
import { PictureLoop, pictureInterval } from './picture_loop';
import { isKnownBefore, pictureRequest } from './picture_request';
import { RunRecord } from './run_record';
import type { SelectionRun } from './selection_run';
import type { Store } from './store';
import { viewOfOtherData } from './view_axes';

/** Carries the store's wishes to the engine and the engine's answers to the store. */
export class Run {
  readonly #options: RunOptions;
  readonly #record: RunRecord;
  readonly #pictures: PictureLoop;
  readonly #errors: ErrorsLoop;
  readonly #supply: DataSupply;
  #selection: SelectionRun | null = null;
  #engine: Engine;
  #accepted: Experiment | null = null;
  #wanted: Experiment | null = null;
  #configuring = false;
  #suspended = false;
  /** What the first picture shows that was asked for before its network was described, until it comes. */
  #early: PictureRequest | null = null;
  /** Ends the wait for samples, because the reader now wants something else. */
  #endWait = () => {};

  constructor(options: RunOptions) {
    this.#options = options;
    this.#record = new RunRecord(options.store);
    this.#supply = new DataSupply(options.fetchSamples);
    this.#engine = this.#createEngine();
    this.#pictures = new PictureLoop({
      take: (time) => this.#takePicture(time),
      interval: () => {
        const { playing, speed, trouble } = options.store.get();
        if (!playing || this.#suspended || trouble?.kind === 'failed') return null;
        return pictureInterval(speed, options.reducedMotion());
      },
      ...(options.requestFrame ? { requestFrame: options.requestFrame } : {}),
    });
    this.#errors = new ErrorsLoop({
      take: async () => {
        await this.#guard(async () => this.#record.takeErrors(await this.#engine.errors()));
      },
      isShown: () => options.store.get().view.openPanel === 'errors',
      isPlaying: () => options.store.get().playing,
    });
  }

  /** Every epoch's losses of the present run. */
  get losses(): LossHistory {
    return this.#record.losses;
  }

  /** What carries out runs that help to choose settings; it is fetched with their panel. */
  async selection(): Promise<SelectionRun> {
    const { SelectionRun } = await import('./selection_run');
    this.#selection ??= new SelectionRun({
      ...this.#options,
      engine: () => this.#engine,
      rest: async () => {
        if (this.#store.get().playing) await this.pause();
        (await this.#takePicture(0))();
      },
    });
    return this.#selection;
  }

  /** Takes over another experiment; of several wishes made meanwhile only the last is carried out. */
  async configure(experiment: Experiment): Promise<void> {
    this.#wanted = experiment;
    this.#endWait();
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

  /** Brings the reader's table; the text of its refusal when the core cannot use it. */
  async provideTable(table: TableRequest): Promise<TableDescription | string> {
    let described: TableDescription | string = '';
    const error = await this.#guard(async () => {
      described = await this.#supply.bringTable(this.#engine, table);
    });
    return error === null ? described : error.message;
  }

  async play(): Promise<void> {
    if (this.#store.get().trouble?.kind === 'failed') return;
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
    const { evaluationInterval } = this.#store.get().experiment.training;
    await this.#guard(() => this.#engine.step(1, evaluationInterval));
    this.#pictures.request();
  }

  /** The same start again, standing still. */
  async reset(): Promise<void> {
    this.#store.update({ playing: false });
    await this.#guard(async () => {
      const { run } = await this.#engine.reset();
      const { configured } = this.#store.get();
      if (configured) this.#record.restart({ ...configured, run, restarted: true, epoch: 0 });
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
    const isOnItsWay = JSON.stringify(this.#early) === JSON.stringify(this.#pictureRequest());
    if (!isOnItsWay) this.#pictures.request();
  }

  /**
   * A close look at the weights of now, for a panel that shows it; null when it was given up for a
   * later one or a start anew, when the engine was lost, or refused it, which the page then tells.
   */
  async inspect<Subject extends InspectionSubject>(
    request: Extract<InspectionRequest, { readonly subject: Subject }>,
  ): Promise<Inspection<Subject> | null> {
    let inspection: Inspection<Subject> | null = null;
    const runOf = () => this.#store.get().configured?.run;
    const run = runOf();
    const error = await this.#guard(async () => {
      inspection = await this.#engine.inspect<Subject>(request);
    });
    // What was asked of an earlier network may not exist in the one that answered.
    if (run === runOf()) {
      const { trouble } = this.#store.get();
      const now = troubleAfterLook(trouble, request.subject, error);
      if (now !== trouble) this.#store.update({ trouble: now });
    }
    return inspection;
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
        this.#store.update({ trouble: { kind: 'replaced', error } });
        if (configured) this.#record.goBackTo(configured);
        // A wish to play that only the lost worker had heard would be forgotten.
        const { playing, speed } = this.#store.get();
        if (playing && !this.#suspended) void this.#guard(() => this.#engine.play(speed));
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
      if (!(await this.#hasSamples(experiment))) return;
      const configuring = this.#engine.configure(experiment);
      const before = this.#accepted;
      // A worker that still starts then brings both, while the page is being built.
      if (before === null && isKnownBefore(experiment)) {
        const { view } = this.#store.get();
        this.#store.update({ view: viewOfOtherData(view, experiment.data.dataset) });
        this.#early = this.#pictureRequest();
        this.#pictures.requestAtOnce();
      }
      const configured = await configuring;
      this.#accepted = experiment;
      if (configured.restarted) this.#record.restart(configured, before, experiment);
      else this.#record.goOn(configured);
    });
    // The session is as it was, so the controls go back to it; before the first one, to the usual one.
    if (error !== null && this.#wanted === null && this.#store.get().trouble?.kind !== 'failed') {
      const before = this.#accepted ?? defaultExperiment;
      this.#store.update({ experiment: before });
      // What a change has moved aside is back too.
      if (!keepsNotices(before, experiment)) this.#store.update({ notices: [] });
      if (this.#accepted === null && experiment !== before) await this.#configureOne(before);
      this.#store.update({ refusal: refusalOf(error) });
    }
    if (error === null) this.requestPicture();
    else this.#pictures.request();
  }

  /** Waits for samples that come from outside; false when something else was wanted meanwhile. */
  async #hasSamples(experiment: Experiment): Promise<boolean> {
    if (!this.#supply.lacks(this.#engine, experiment)) return true;
    this.#store.update({ fetching: experiment.data.dataset.id });
    const ended = new Promise<false>((resolve) => {
      this.#endWait = () => resolve(false);
    });
    try {
      return await Promise.race([
        this.#supply.bring(this.#engine, experiment).then(() => true),
        ended,
      ]);
    } finally {
      this.#store.update({ fetching: null });
    }
  }

  /** Fetches a picture; the answer takes it into the store. */
  async #takePicture(time: number): Promise<() => void> {
    let record = () => {};
    try {
      await this.#guard(async () => {
        const taken = await this.#engine.picture(this.#pictureRequest());
        record = () => {
          const replaced = this.#record.take(taken);
          if (replaced) this.#engine.release(replaced);
        };
      });
    } finally {
      this.#early = null;
    }
    return () => {
      const { playing: wasPlaying } = this.#store.get();
      record();
      // Standing still after a divergence, the maps may be finer.
      if (wasPlaying && !this.#store.get().playing) this.#pictures.request();
      this.#errors.pictured(time);
    };
  }

  #pictureRequest(): PictureRequest {
    return pictureRequest(this.#store.get());
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
