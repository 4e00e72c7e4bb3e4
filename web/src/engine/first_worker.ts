import type { FirstBuild } from './compiled_code';
import type { WorkerLike } from './worker_connection';
import { createEngineWorker } from './worker_factory';

/** A worker to which nobody listens yet, and what it has told until then. */
interface Waiting {
  readonly worker: WorkerLike;
  readonly told: (() => void)[];
}

let waiting: Waiting | null = null;

/** Starts the worker that nearly every visit begins with, for the first who takes one. */
export function startFirstWorker(): void {
  try {
    const worker = createEngineWorker('lean');
    const told: (() => void)[] = [];
    worker.onmessage = (event) => told.push(() => worker.onmessage?.(event));
    worker.onerror = (event) => told.push(() => worker.onerror?.(event));
    waiting = { worker, told };
  } catch {
    // Whoever takes a worker tries again, and tells why there is none.
  }
}

/** A worker that begins with this module: the one that waits, or a new one. */
export function takeWorker(first: FirstBuild): WorkerLike {
  const taken = waiting;
  waiting = null;
  if (taken && first === 'lean') {
    // As soon as its taker listens.
    queueMicrotask(() => {
      for (const tell of taken.told.splice(0)) tell();
    });
    return taken.worker;
  }
  taken?.worker.terminate();
  return createEngineWorker(first);
}
