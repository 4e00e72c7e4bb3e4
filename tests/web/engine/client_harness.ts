import { EngineClient } from '../../../web/src/engine/client';
import type { Configured, EngineError, PictureRequest } from '../../../web/src/engine/messages';
import type { Experiment } from '../../../web/src/experiment/experiment';
import { FakeClock } from './fake_clock';
import { FakeWorker, type Start } from './fake_worker';

export const pictureRequest: PictureRequest = {
  predictionResolution: 2,
  unitResolution: 0,
  horizontalColumn: 0,
  verticalColumn: 1,
};

/** The fake session tells experiments apart by name alone. */
export function named(name: string): Experiment {
  return name as unknown as Experiment;
}

/** A client over fake workers; `starts` says how each one starts, the last one for all that follow. */
export function createHarness(...starts: Start[]) {
  const workers: FakeWorker[] = [];
  const events: string[] = [];
  const replacements: { error: EngineError; configured: Configured | null }[] = [];
  const clock = new FakeClock();
  /** Told of the next worker when it is created. */
  const prepare: { next?: (worker: FakeWorker) => void } = {};
  const client = new EngineClient({
    timers: clock,
    createWorker: () => {
      const worker = new FakeWorker(starts[workers.length] ?? starts.at(-1) ?? 'ready');
      prepare.next?.(worker);
      delete prepare.next;
      workers.push(worker);
      return worker;
    },
    on: {
      ready: ({ simd }) => events.push(`ready ${simd}`),
      replaced: (error, configured) => {
        events.push(`replaced ${error.kind}`);
        replacements.push({ error, configured });
      },
      failed: (error) => events.push(`failed ${error.kind}`),
    },
  });
  const worker = (): FakeWorker => {
    const last = workers.at(-1);
    if (!last) throw new Error('no worker was created');
    return last;
  };
  return { client, clock, workers, worker, prepare, events, replacements };
}

/** How a promise ended: 'fulfilled', or the kind of error it was rejected with. */
export function outcome(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'fulfilled',
    (thrown) => thrown.error?.kind ?? String(thrown),
  );
}
