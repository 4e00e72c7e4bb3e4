import { EngineFailure } from './failure';
import type {
  EngineError,
  FromWorker,
  Replies,
  RequestOf,
  RequestType,
  ToWorker,
} from './messages';
import type { SelectionProgress } from './selection_messages';
import type { Timers } from './timers';
import { transferablesOf } from './transferables';
import { Watchdog } from './watchdog';

/** The part of Worker that the client uses, so that tests can bring their own. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker, transfer: ArrayBuffer[]): void;
  terminate(): void;
}

/** Limits in milliseconds, and the timers they are counted by. */
export interface ConnectionLimits {
  readonly timers: Timers;
  readonly hungAfter: number;
  readonly loadWithin: number;
}

export interface ConnectionOptions {
  readonly limits: ConnectionLimits;
  onReady(simd: boolean): void;
  /** The worker is gone: terminated, and everything that waited for it has been rejected. */
  onLost(error: EngineError): void;
}

/** Told how far a long request is. */
export type OnProgress = (progress: SelectionProgress) => void;

interface Waiting {
  resolve(value: never): void;
  readonly onProgress: OnProgress | undefined;
  reject(failure: EngineFailure): void;
}

/** One worker's life: numbered requests, their replies, and its end by fault or by silence. */
export class WorkerConnection {
  private readonly worker: WorkerLike;
  private readonly options: ConnectionOptions;
  private readonly watchdog: Watchdog;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private ready = false;
  private closed = false;

  constructor(worker: WorkerLike, options: ConnectionOptions) {
    this.worker = worker;
    this.options = options;
    this.watchdog = new Watchdog(options.limits.timers, () => this.lose(this.silence()));
    worker.onmessage = (event) => this.receive(event.data as FromWorker);
    worker.onerror = (event) => {
      const message = event.message || 'the worker stopped';
      this.lose({ kind: this.ready ? 'trap' : 'load', message });
    };
    this.watchdog.watch(options.limits.loadWithin);
  }

  /** Sends a request, also to a worker that is not ready yet: it answers when it is. */
  send<Type extends RequestType>(
    request: RequestOf<Type>,
    onProgress?: OnProgress,
  ): Promise<Replies[Type]> {
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      // The spread of a generic union member is not seen as the union it is.
      const message = { ...request, id: this.lastId } as ToWorker;
      // All else is copied, as the page goes on with it.
      const moved = message.type === 'picture' ? transferablesOf(message.spare) : [];
      this.worker.postMessage(message, moved);
      this.waiting.set(this.lastId, { resolve, reject, onProgress });
      if (!this.watchdog.watching) this.watchdog.watch(this.options.limits.hungAfter);
    });
  }

  /** Ends the worker and rejects what waits. */
  close(error: EngineError): void {
    if (this.closed) return;
    this.closed = true;
    this.watchdog.stop();
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(new EngineFailure(error));
  }

  private lose(error: EngineError): void {
    if (this.closed) return;
    this.close(error);
    this.options.onLost(error);
  }

  private silence(): EngineError {
    const { hungAfter, loadWithin } = this.options.limits;
    return this.ready
      ? { kind: 'hung', message: `no answer within ${hungAfter} ms` }
      : { kind: 'load', message: `the engine did not start within ${loadWithin} ms` };
  }

  private receive(message: FromWorker): void {
    if (this.closed) return;
    if (message.type === 'fatal') {
      this.lose(message.error);
      return;
    }
    if (message.type === 'ready') {
      this.ready = true;
      this.options.onReady(message.simd);
    } else if (message.type === 'progress') {
      this.waiting.get(message.id)?.onProgress?.(message.progress);
    } else if (message.type !== 'alive') this.settle(message);
    if (this.waiting.size === 0) this.watchdog.stop();
    else this.watchdog.watch(this.options.limits.hungAfter);
  }

  private settle(message: Extract<FromWorker, { readonly type: 'reply' | 'error' }>): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.type === 'reply') waiting?.resolve(message.value as never);
    else waiting?.reject(new EngineFailure(message.error));
  }
}
