import { beforeEach, expect, test, vi } from 'vitest';
import type { WorkerLike } from '../../../web/src/engine/worker_connection';

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  terminated = false;
  constructor(readonly first: string) {}
  postMessage(): void {}
  terminate(): void {
    this.terminated = true;
  }
}

const made = vi.hoisted(() => ({ create: (_first: string): unknown => null }));
vi.mock('../../../web/src/engine/worker_factory', () => ({
  createEngineWorker: (first: string) => made.create(first),
}));

/** The module as a fresh page has it. */
const freshPage = () => import('../../../web/src/engine/first_worker');
const message = (data: unknown) => ({ data }) as MessageEvent;

let workers: FakeWorker[] = [];
beforeEach(() => {
  vi.resetModules();
  workers = [];
  made.create = (first) => {
    const worker = new FakeWorker(first);
    workers.push(worker);
    return worker;
  };
});

test('what the first worker told before it was taken is heard in its order', async () => {
  const { startFirstWorker, takeWorker } = await freshPage();
  startFirstWorker();
  const [worker] = workers;
  worker?.onmessage?.(message('ready'));
  worker?.onerror?.({ message: 'stopped' } as ErrorEvent);
  const heard: unknown[] = [];
  const taken = takeWorker('lean');
  taken.onmessage = ({ data }) => heard.push(data);
  taken.onerror = ({ message }) => heard.push(message);
  expect(taken).toBe(worker);
  expect(heard).toEqual([]); // whoever took it has not returned to the page yet
  await Promise.resolve();
  expect(heard).toEqual(['ready', 'stopped']);
  taken.onmessage?.(message('reply'));
  await Promise.resolve();
  expect(heard).toEqual(['ready', 'stopped', 'reply']);
});

test('the first worker is handed out once', async () => {
  const { startFirstWorker, takeWorker } = await freshPage();
  startFirstWorker();
  expect(takeWorker('lean')).toBe(workers[0]);
  expect(takeWorker('lean')).toBe(workers[1]);
  expect(workers.map(({ first }) => first)).toEqual(['lean', 'lean']);
});

test('where another module is to begin, it makes way for a worker with that', async () => {
  const { startFirstWorker, takeWorker } = await freshPage();
  startFirstWorker();
  expect(takeWorker('simd')).toBe(workers[1]);
  expect(workers.map(({ first, terminated }) => [first, terminated])).toEqual([
    ['lean', true],
    ['simd', false],
  ]);
});

test('where none can be started, whoever takes one is told why', async () => {
  const { startFirstWorker, takeWorker } = await freshPage();
  made.create = () => {
    throw new TypeError('no workers here');
  };
  startFirstWorker();
  expect(() => takeWorker('lean')).toThrow('no workers here');
});
