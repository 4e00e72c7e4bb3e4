import type { EngineError, FromWorker, ToWorker } from '../../../web/src/engine/messages';
import { SessionHost } from '../../../web/src/engine/session_host';
import type { WorkerLike } from '../../../web/src/engine/worker_connection';
import { FakeClock } from './fake_clock';
import { fakeSelectionModule } from './fake_selection';
import { FakeSession } from './fake_session';

/** Lets everything that promises and messages have set off come to its end. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** How a fake worker behaves when it starts. */
export type Start = 'ready' | 'silent' | EngineError;

/** A worker in the same thread: the real host over a fake session. */
export class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly clock = new FakeClock();
  readonly session = new FakeSession(this.clock, { piecesPerEpoch: 1, millisecondsPerPiece: 1 });
  readonly received: ToWorker[] = [];
  terminated = false;
  /** A hung worker takes messages and never answers. */
  hung = false;
  /** Fails at the first request of this type. */
  failAt: ToWorker['type'] | null = null;
  private readonly host: SessionHost;
  /** Requests that came before it was ready, or null when it is. */
  private early: ToWorker[] | null = [];

  constructor(start: Start) {
    const { session } = this;
    const module = {
      ...fakeSelectionModule(this.clock).module,
      stackSave: () => 0,
      stackRestore: () => {},
      provideData: () => {},
      provideTable: () => ({ task: 'binary' as const, inputs: [], classes: [], samples: 12 }),
      Session: class {
        constructor(experiment: unknown) {
          session.configure(experiment);
          // biome-ignore lint/correctness/noConstructorReturn: the test keeps hold of the session
          return session;
        }
      } as unknown as new (
        experiment: unknown,
      ) => FakeSession,
    };
    this.host = new SessionHost(module, (message) => this.emit(message), this.clock);
    if (start === 'ready') this.emit({ type: 'ready', simd: true });
    else if (start !== 'silent') this.emit({ type: 'fatal', error: start });
  }

  emit(message: FromWorker): void {
    queueMicrotask(() => {
      if (!this.terminated) this.onmessage?.({ data: message } as MessageEvent);
    });
    if (message.type !== 'ready') return;
    const { early } = this;
    this.early = null;
    for (const request of early ?? []) this.take(request);
  }

  postMessage(sent: ToWorker, transfer: ArrayBuffer[]): void {
    // What is moved is gone on the sender's side.
    const message = transfer.length > 0 ? structuredClone(sent, { transfer }) : sent;
    this.received.push(message);
    if (this.early) this.early.push(message);
    else this.take(message);
  }

  private take(message: ToWorker): void {
    queueMicrotask(() => {
      if (this.hung || this.terminated) return;
      if (message.type === this.failAt) this.fail('unreachable');
      else this.host.handle(message);
    });
  }

  fail(text: string): void {
    this.emit({ type: 'fatal', error: { kind: 'trap', message: text } });
  }

  terminate(): void {
    this.terminated = true;
  }

  get types(): string[] {
    return this.received.map(({ type }) => type);
  }
}
