import { EngineClient, type WorkerLike } from '../../../web/src/engine/client';
import type { Configured, EngineError } from '../../../web/src/engine/messages';
import { createBlobWorker } from '../../../web/src/engine/worker_factory';
import { catalog } from '../../../web/src/generated/catalog';
import type { Fault } from './faulty_worker';
import faultyWorkerUrl from './faulty_worker.ts?worker&url';

interface Replacement {
  readonly error: EngineError;
  readonly configured: Configured | null;
}

/** What the tests find on the page's window. */
export interface EnginePage {
  readonly client: EngineClient;
  readonly defaults: typeof catalog.defaults;
  readonly ready: { readonly simd: boolean }[];
  readonly replacements: Replacement[];
  readonly failures: EngineError[];
  workers: number;
  fault(fault: Fault): void;
}

declare global {
  interface Window {
    createEnginePage(options: { faulty: boolean; hungAfter?: number }): EnginePage;
    engine: EnginePage;
  }
}

window.createEnginePage = ({ faulty, hungAfter = 3000 }) => {
  const ready: EnginePage['ready'] = [];
  const replacements: Replacement[] = [];
  const failures: EngineError[] = [];
  let worker: WorkerLike | null = null;
  const createWorker = () => {
    page.workers += 1;
    worker = createBlobWorker(new URL(faultyWorkerUrl, import.meta.url).href);
    return worker;
  };
  const page = {
    defaults: catalog.defaults,
    ready,
    replacements,
    failures,
    workers: 0,
    fault: (fault: Fault) => worker?.postMessage(fault as never, []),
  };
  const client = new EngineClient({
    ...(faulty ? { createWorker } : {}),
    hungAfter,
    on: {
      ready: (info) => ready.push(info),
      replaced: (error, configured) => replacements.push({ error, configured }),
      failed: (error) => failures.push(error),
    },
  });
  window.engine = Object.assign(page, { client });
  return window.engine;
};
