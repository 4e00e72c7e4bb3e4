import type { TableDescription, TableRequest } from '../../../wasm_bindings/own_table_types';
import type { Experiment } from '../experiment/experiment';
import { takeWorker } from './first_worker';
import type {
  Configured,
  EngineError,
  Errors,
  Inspection,
  InspectionRequest,
  InspectionSubject,
  Picture,
  PictureRequest,
  Replies,
  RequestOf,
  Speed,
} from './messages';
import { RunMemory } from './run_memory';
import type { SelectionProgress, SelectionRequest } from './selection_messages';
import { SpareStore } from './spare_store';
import { realTimers, type Timers } from './timers';
import type { WorkerLike } from './worker_connection';
import { WorkerSupervisor } from './worker_supervisor';

export { EngineFailure } from './failure';
export type { WorkerLike } from './worker_connection';

export interface EngineEvents {
  /** A worker, the first or a replacement, has its module running. */
  ready?(info: { readonly simd: boolean }): void;
  /**
   * The worker was replaced and the run goes on from `configured.epoch`, with the same run number,
   * playing as before. Epochs after it are reported again: drop the rows from `epoch + 1` on (all of
   * them when it is 0, where row 0 comes again too). Null: there was nothing to go on with.
   */
  replaced?(error: EngineError, configured: Configured | null): void;
  /** The engine has given up; every later request rejects. A new client may try again. */
  failed?(error: EngineError): void;
}

export interface EngineClientOptions {
  readonly on: EngineEvents;
  readonly createWorker?: () => WorkerLike;
  /** The first experiment is known to need the full module: the worker begins with it, not with the lean one. */
  readonly startsFull?: boolean;
  readonly timers?: Timers;
  /** How long an answer may take, in milliseconds. */
  readonly hungAfter?: number;
  /** How long a worker may take to fetch and start its module, in milliseconds. */
  readonly loadWithin?: number;
}

/**
 * The page's only way to the engine. Requests made while a worker starts wait for it; those that a
 * lost worker had not answered reject with EngineFailure, but for one that never was ready, whose
 * requests the next one answers. Every promise settles.
 */
export class EngineClient {
  private readonly timers: Timers;
  private readonly memory = new RunMemory();
  private readonly spares = new SpareStore();
  private readonly supervisor: WorkerSupervisor;
  private pendingPicture: Promise<Picture> | null = null;
  private pendingErrors: Promise<Errors> | null = null;

  constructor(options: EngineClientOptions) {
    const { on, timers = realTimers, hungAfter = 3000, loadWithin = 30_000 } = options;
    this.timers = timers;
    this.supervisor = new WorkerSupervisor({
      limits: { timers, hungAfter, loadWithin },
      createWorker:
        options.createWorker ?? (() => takeWorker(options.startsFull ? 'simd' : 'lean')),
      onReady: (simd) => on.ready?.({ simd }),
      restore: (send) => this.memory.restore(send),
      onRefused: () => this.memory.forgetState(),
      onReplaced: (error, configured) => on.replaced?.(error, configured),
      onFailed: (error) => on.failed?.(error),
    });
  }

  /** Brings the samples of an external dataset; a worker that replaces this one gets them too. */
  async provideData(dataset: string, bytes: Uint8Array): Promise<void> {
    const request = { type: 'provideData', dataset, bytes } as const;
    await this.supervisor.request<'provideData'>(request);
    this.memory.provided(dataset, request);
  }

  /** Brings the reader's table in the same way, in place of an earlier one. */
  async provideTable(table: TableRequest): Promise<TableDescription> {
    const request = { type: 'provideTable', table } as const;
    const described = await this.supervisor.request<'provideTable'>(request);
    this.memory.provided('ownTable', request);
    return described;
  }

  /** Takes another experiment; playing goes on. A refused one ('configuration') changes nothing. */
  async configure(experiment: Experiment): Promise<Configured> {
    const configured = await this.supervisor.request<'configure'>({
      type: 'configure',
      experiment,
    });
    this.memory.configured(experiment, configured);
    return configured;
  }

  /** Trains at so many epochs per second; also changes the speed. A diverged run stays stopped. */
  async play(speed: Speed): Promise<void> {
    await this.supervisor.request<'play'>({ type: 'play', speed });
    this.memory.playing(speed);
  }

  /** Stops; no training happens after the reply. Ends a step that is under way. */
  async pause(): Promise<Replies['pause']> {
    this.memory.stopping();
    const reply = await this.supervisor.request<'pause'>({ type: 'pause' });
    this.memory.stopped();
    return reply;
  }

  /**
   * Stops playing and trains to the end of so many epochs more, and on to a multiple of `evaluationInterval`;
   * fewer when it is interrupted. A step
   * asked for during a step adds to it, and ends the earlier one's promise.
   */
  async step(epochs: number, evaluationInterval = 1): Promise<Replies['step']> {
    this.memory.stopping();
    const reply = await this.supervisor.request<'step'>({
      type: 'step',
      epochs,
      evaluationInterval,
    });
    this.memory.stopped();
    return reply;
  }

  /** Stops playing and starts anew from the same start, to the bit. */
  async reset(): Promise<Replies['reset']> {
    this.memory.stopping();
    const reply = await this.supervisor.request<'reset'>({ type: 'reset' });
    this.memory.stopped();
    this.memory.startedRun(reply.run);
    return reply;
  }

  /**
   * The state of training as of now. One at a time: while a picture is on its way, every call gets
   * that same promise (and the same Picture object), whatever it asks for. Rejects ('configuration')
   * when training starts anew before it is drawn: it was asked for of another run.
   */
  picture(request: PictureRequest): Promise<Picture> {
    this.pendingPicture ??= this.takePicture(request).finally(() => {
      this.pendingPicture = null;
    });
    return this.pendingPicture;
  }

  /**
   * Gives a picture back: nobody reads its grids any more, and a later picture's may be written into
   * their memory. Fresh memory for each would cost the worker more than the copying.
   */
  release(picture: Picture): void {
    this.spares.add(picture);
  }

  /**
   * The errors on both parts of the data, of the weights as of now. One at a time, and rejects
   * ('configuration') when training starts anew meanwhile, as for pictures.
   */
  errors(): Promise<Errors> {
    this.pendingErrors ??= this.supervisor.request<'errors'>({ type: 'errors' }).finally(() => {
      this.pendingErrors = null;
    });
    return this.pendingErrors;
  }

  /**
   * Runs a cross-validation or a range test, for which playing stops. One at a time; a request made
   * meanwhile is refused ('configuration'), as wrong options are. Ends early by cancelSelection,
   * play or step.
   */
  async select<Type extends SelectionRequest['type']>(
    request: RequestOf<Type>,
    onProgress: (progress: SelectionProgress<Replies[Type]['report']>) => void,
  ): Promise<Replies[Type]> {
    this.memory.stopping();
    const tell = onProgress as (progress: SelectionProgress) => void;
    return this.supervisor.request<Type>(request, tell);
  }

  async cancelSelection(): Promise<void> {
    await this.supervisor.request<'cancelSelection'>({ type: 'cancelSelection' });
  }

  /**
   * A close look at the weights as of now. Rejects ('configuration') when another one is asked for
   * before it is done, and when training starts anew.
   */
  async inspect<Subject extends InspectionSubject>(
    request: Extract<InspectionRequest, { readonly subject: Subject }>,
  ): Promise<Inspection<Subject>> {
    const inspection = await this.supervisor.request<'inspect'>({ type: 'inspect', request });
    return inspection as Inspection<Subject>;
  }

  parametersHash(): Promise<Replies['parametersHash']> {
    return this.supervisor.request<'parametersHash'>({ type: 'parametersHash' });
  }

  /** Ends the worker; everything unanswered rejects, as does every later request. */
  dispose(): void {
    this.supervisor.end({ kind: 'disposed', message: 'the engine was disposed' });
  }

  private async takePicture(request: PictureRequest): Promise<Picture> {
    const save = this.memory.beginSave(this.timers.now());
    const spare = request.samples ? null : this.spares.take();
    const asked = this.supervisor.request<'picture'>({ type: 'picture', request, save, spare });
    const reply = await asked.catch((thrown: unknown) => {
      if (save) this.memory.saveFailed();
      throw thrown;
    });
    this.supervisor.succeeded();
    this.memory.pictured(reply.picture, reply.state, this.timers.now());
    return reply.picture;
  }
}
