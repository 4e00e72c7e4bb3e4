import { EngineFailure } from './failure';
import type { Configured, EngineError, Replies, RequestOf, RequestType } from './messages';
import {
  type ConnectionLimits,
  type OnProgress,
  WorkerConnection,
  type WorkerLike,
} from './worker_connection';

export type Send = <Type extends RequestType>(request: RequestOf<Type>) => Promise<Replies[Type]>;

export interface SupervisorOptions {
  readonly limits: ConnectionLimits;
  createWorker(): WorkerLike;
  onReady(simd: boolean): void;
  /** Brings a fresh worker to where the lost one was. */
  restore(send: Send): Promise<Configured | null>;
  /** The fresh worker refused what `restore` asked for. */
  onRefused(): void;
  onReplaced(error: EngineError, configured: Configured | null): void;
  onFailed(error: EngineError): void;
}

/** Replacements in a row, without success between, after which the engine gives up. */
const MAXIMUM_REPLACEMENTS = 3;

interface QueuedRequest {
  send(connection: WorkerConnection): void;
  refuse(error: EngineError): void;
}

/**
 * Keeps one worker alive: starts it, queues requests until it is ready, replaces it when lost. The
 * first one has them at once, to answer as soon as it can; those that it did not live to answer stay
 * in the queue.
 */
export class WorkerSupervisor {
  private readonly options: SupervisorOptions;
  private connection: WorkerConnection | null = null;
  private queue: QueuedRequest[] = [];
  private open = false;
  /** Whether no worker was lost yet: there is nothing to restore before requests are answered. */
  private isFirst = true;
  private ended: EngineError | null = null;
  private losses = 0;

  constructor(options: SupervisorOptions) {
    this.options = options;
    this.connect(null);
  }

  request<Type extends RequestType>(
    request: RequestOf<Type>,
    onProgress?: OnProgress,
  ): Promise<Replies[Type]> {
    if (this.ended) return Promise.reject(new EngineFailure(this.ended));
    if (this.open && this.connection) return this.connection.send<Type>(request, onProgress);
    return new Promise((resolve, reject) => {
      const queued: QueuedRequest = {
        send: (connection) =>
          connection.send<Type>(request, onProgress).then(resolve, (reason) => {
            const isKept = this.connection !== connection && this.queue.includes(queued);
            if (isKept) return; // for the worker that takes this one's place
            this.queue = this.queue.filter((other) => other !== queued);
            reject(reason);
          }),
        refuse: (error) => reject(new EngineFailure(error)),
      };
      this.queue.push(queued);
      if (this.isFirst && this.connection) queued.send(this.connection);
    });
  }

  /** A picture came: the worker works, and earlier losses no longer count. */
  succeeded(): void {
    this.losses = 0;
  }

  end(error: EngineError): void {
    if (this.ended) return;
    this.ended = error;
    this.open = false;
    this.connection?.close(error);
    this.connection = null;
    const queue = this.queue;
    this.queue = [];
    for (const request of queue) request.refuse(error);
  }

  private connect(lost: EngineError | null): void {
    try {
      const connection: WorkerConnection = new WorkerConnection(this.options.createWorker(), {
        limits: this.options.limits,
        onReady: (simd) => {
          this.options.onReady(simd);
          void this.begin(connection, lost);
        },
        onLost: (error) => this.replace(error),
      });
      this.connection = connection;
    } catch (thrown) {
      this.fail({ kind: 'unsupported', message: String(thrown) });
    }
  }

  /** Restores the run in a replacement, then lets the waiting requests through. */
  private async begin(connection: WorkerConnection, lost: EngineError | null): Promise<void> {
    let configured: Configured | null = null;
    if (lost) {
      try {
        configured = await this.options.restore((request) => connection.send(request));
      } catch (thrown) {
        if (connection === this.connection) this.refused(connection, thrown);
        return; // else the loss of this worker too has already been dealt with
      }
      if (connection !== this.connection) return;
    }
    this.open = true;
    const queue = this.queue;
    this.queue = [];
    if (!lost) return; // the first worker has them
    for (const request of queue) request.send(connection);
    this.options.onReplaced(lost, configured);
  }

  private refused(connection: WorkerConnection, thrown: unknown): void {
    this.options.onRefused();
    const error: EngineError = { kind: 'trap', message: String(thrown) };
    connection.close(error);
    this.replace(error);
  }

  private replace(error: EngineError): void {
    this.open = false;
    this.isFirst = false;
    this.connection = null;
    this.losses += 1;
    if (error.kind === 'unsupported' || this.losses > MAXIMUM_REPLACEMENTS) this.fail(error);
    else this.connect(error);
  }

  private fail(error: EngineError): void {
    this.end(error);
    this.options.onFailed(error);
  }
}
