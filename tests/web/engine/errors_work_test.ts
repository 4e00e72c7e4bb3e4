import { expect, test } from 'vitest';
import type { Errors, FromWorker } from '../../../web/src/engine/messages';
import { createHarness, named, outcome } from './client_harness';
import { settled } from './fake_worker';
import { createHost } from './host_harness';

/** A host whose errors take 100 ms. */
const createSlowHost = () => createHost({ piecesPerErrors: 100 });

function errorsIn(message: FromWorker | undefined): Errors {
  if (message?.type !== 'reply') throw new Error(JSON.stringify(message));
  return message.value as Errors;
}

test('short work is answered at once, of the weights as they are', () => {
  const { ask, clock, session, posts } = createHost();
  ask({ type: 'step', epochs: 3 });
  while (clock.runTask());
  const errors = errorsIn(ask({ type: 'errors' }));
  expect(errors).toMatchObject({ epoch: 3, run: 1 });
  expect([...errors.training.predictions]).toEqual([session.trained]);
  expect(posts.at(-1)?.transfer.length).toBeGreaterThan(0);
});

test('long work is cut into slices of at most 8 ms, and training takes turns with it', () => {
  const { clock, posts, session, ask } = createSlowHost();
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  const { trained } = session;
  const epoch = session.epoch();
  const before = posts.length;
  ask({ type: 'errors' });
  while (posts.length === before) {
    const start = clock.now();
    expect(clock.runTask()).toBe(true);
    expect(clock.now() - start).toBeLessThanOrEqual(8);
  }
  const errors = errorsIn(posts.at(-1)?.message);
  expect(errors.epoch).toBe(epoch);
  expect([...errors.test.predictions]).toEqual([trained]);
  expect(session.trained).toBeGreaterThan(trained + 50);
});

test('a long sum of errors gives signs of life', () => {
  const { clock, posts, ask } = createHost({ piecesPerErrors: 2000 });
  const before = posts.length;
  ask({ type: 'errors' });
  while (clock.runTask());
  const types = posts.slice(before).map(({ message }) => message.type);
  expect(types.slice(0, -1)).toEqual(['alive', 'alive', 'alive']);
  expect(types.at(-1)).toBe('reply');
});

test('a start anew gives up the errors under way', () => {
  const { ask, clock, posts } = createSlowHost();
  for (const request of [
    { type: 'reset' },
    { type: 'configure', experiment: named('second') },
  ] as const) {
    ask({ type: 'errors' });
    const before = posts.length;
    ask(request);
    expect(posts.slice(before).map(({ message }) => message.type)).toEqual(['error', 'reply']);
  }
  ask({ type: 'errors' });
  const before = posts.length;
  ask({ type: 'configure', experiment: named('other optimizer') });
  while (clock.runTask());
  expect(posts.slice(before).map(({ message }) => message.type)).toEqual(['reply', 'reply']);
  expect(errorsIn(posts.at(-1)?.message).run).toBe(3);
});

test('others that are asked for meanwhile are refused, and a core that throws ends the worker', () => {
  const { ask, clock, posts, session } = createSlowHost();
  ask({ type: 'errors' });
  expect(ask({ type: 'errors' })).toMatchObject({
    type: 'error',
    error: { kind: 'configuration', message: 'errors: others are under way' },
  });
  session.throwOnErrors = new WebAssembly.RuntimeError('unreachable');
  clock.runTask();
  expect(posts.at(-1)?.message).toMatchObject({ type: 'fatal', error: { kind: 'trap' } });
});

test('the client asks once for errors that are on their way, and again afterwards', async () => {
  const { client, worker } = createHarness('ready');
  await client.configure(named('first'));
  const first = client.errors();
  expect(client.errors()).toBe(first);
  expect(await first).toMatchObject({ run: 1 });
  await client.errors();
  expect(worker().types.filter((type) => type === 'errors')).toHaveLength(2);
  client.dispose();
  expect(await outcome(client.errors())).toBe('disposed');
  await settled();
});
