import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Session } from '../../wasm_bindings/descent_module';
import type { FromWorker, Replies } from '../../web/src/engine/messages';
import { SessionHost } from '../../web/src/engine/session_host';
import type { LoopClock } from '../../web/src/engine/training_loop';
import { defaultExperiment } from '../../web/src/experiment/defaults';
import { LossHistory } from '../../web/src/state/loss_history';
import { loadModule } from './load_module';

const megabyte = 2 ** 20;
/** What the machine of the clock below trains in a millisecond. */
const EPOCHS_PER_MILLISECOND = 250;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/**
 * Bytes that JavaScript holds, those of typed arrays too. V8 gives those back on a thread of its own, a
 * while after the collection that finds them.
 */
async function bytesInUse(): Promise<number> {
  collectGarbage();
  await new Promise((resolve) => setTimeout(resolve, 100));
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const tiny = {
  ...defaultExperiment,
  data: { ...defaultExperiment.data, dataset: { id: 'xor' }, sampleCount: 10, features: ['x1'] },
  network: { ...defaultExperiment.network, layers: [] },
};

/**
 * The module behind the worker's own host, on a clock that goes by epochs, so that every run is the
 * same. Messages are moved as between threads.
 */
async function startHost() {
  const module = await loadModule('simd');
  let session: Session | null = null;
  const watched = new Proxy(module.Session, {
    construct: (target, [experiment]) => {
      session = new target(experiment);
      return session;
    },
  });
  let task: (() => void) | null = null;
  const clock: LoopClock = {
    now: () => (session?.epoch() ?? 0) / EPOCHS_PER_MILLISECOND,
    after: () => () => {},
    afterMessages: (next) => {
      task = next;
    },
  };
  const received: FromWorker[] = [];
  const host = new SessionHost(
    { ...module, Session: watched, stackSave: module.stackSave, stackRestore: module.stackRestore },
    (message, transfer) => received.push(structuredClone(message, { transfer })),
    clock,
  );
  let id = 0;
  const ask = (request: object) => {
    id += 1;
    host.handle({ ...request, id } as Parameters<typeof host.handle>[0]);
    return received.pop();
  };
  const runTask = () => {
    const now = task;
    task = null;
    now?.();
  };
  return { module, ask, runTask };
}

test('a million epochs, their reports and pictures leave memory as it was after the first ones', async () => {
  const { module, ask, runTask } = await startHost();
  ask({ type: 'configure', experiment: tiny });
  ask({ type: 'play', speed: 'fastest' });
  const losses = new LossHistory();
  const request = {
    ...{ predictionResolution: 20, unitResolution: 8, horizontalColumn: 0, verticalColumn: 1 },
  };
  let rows = 0;
  let pictures = 0;
  /** A picture after every slice of training, as the page takes them. */
  const trainTo = (epochs: number) => {
    let epoch = 0;
    while (epoch < epochs) {
      runTask();
      const message = ask({ type: 'picture', request, save: pictures % 60 === 0 });
      if (message?.type !== 'reply') throw new Error(JSON.stringify(message));
      const { picture } = message.value as Replies['picture'];
      losses.append(picture.reports);
      rows += picture.reports.length / 7;
      epoch = picture.epoch;
      pictures++;
    }
    return epoch;
  };

  trainTo(100_000);
  const wasmBytes = module.memoryBytes();
  const points = losses.toArrays().epochs.buffer;
  const bytes = await bytesInUse();
  const epoch = trainTo(1_000_000);
  expect(module.memoryBytes()).toBe(wasmBytes);
  expect(losses.toArrays().epochs.buffer).toBe(points);
  expect(losses.length).toBeLessThanOrEqual(2048);
  // Nine tenths of the reports would be 50 MB.
  const growth = async () => (await bytesInUse()) - bytes;
  await expect.poll(growth, { timeout: 10_000 }).toBeLessThan(2 * megabyte);

  expect(rows).toBe(epoch + 1);
  expect(pictures).toBeGreaterThan(400);
  expect(losses.toArrays().lastEpochs.at(-1)).toBe(epoch);
});
