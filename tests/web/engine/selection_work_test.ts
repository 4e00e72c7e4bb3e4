import { expect, test } from 'vitest';
import type { Request } from '../../../web/src/engine/messages';
import { createHarness, named, outcome } from './client_harness';
import { settled } from './fake_worker';
import { createHost } from './host_harness';

const options = {
  axes: [],
  folds: 5,
  epochs: 1000,
  stratified: true,
  shuffled: true,
  seed: 1,
  criterion: 'loss',
} as const;
const validation = (epochs: number): Request & { readonly type: 'crossValidate' } => ({
  type: 'crossValidate',
  experiment: named('first'),
  options: { ...options, epochs },
});
const rangeTest: Request = {
  type: 'testRates',
  experiment: named('first'),
  options: { lowestRate: 1, highestRate: 2, steps: 50, smoothing: 0, divergenceFactor: 4 },
};

test('a run is cut into slices of at most 8 ms, told how far it is, and answered at its end', () => {
  const { clock, posts, ask, jobs } = createHost();
  const before = posts.length;
  ask(validation(1000));
  while (clock.pendingTasks > 0) {
    const start = clock.now();
    clock.runTask();
    expect(clock.now() - start).toBeLessThanOrEqual(8);
  }
  const messages = posts.slice(before).map(({ message }) => message);
  const end = messages.pop();
  expect(end).toMatchObject({ type: 'reply', value: { finished: true, report: { best: 1000 } } });
  expect(messages.length).toBeGreaterThanOrEqual(8);
  expect(messages.length).toBeLessThanOrEqual(10);
  const id = end?.type === 'reply' ? end.id : Number.NaN;
  for (const message of messages) {
    if (message.type !== 'progress') throw new Error(message.type);
    expect(message.id).toBe(id);
    expect(message.progress.report).toMatchObject({ best: message.progress.share * 1000 });
  }
  expect(jobs[0]?.isDeleted).toBe(true);
});

test('a range test starts from the present weights', () => {
  const { clock, session, posts, ask, jobs } = createHost();
  ask({ type: 'step', epochs: 3 });
  while (clock.runTask());
  ask(rangeTest);
  while (clock.runTask());
  expect([...(jobs[0]?.parameters ?? [])]).toEqual([session.trained]);
  expect(posts.at(-1)?.message).toMatchObject({ type: 'reply', value: { finished: true } });
  expect(posts.at(-1)?.transfer).toHaveLength(1);
});

test('training stands still meanwhile, and as it was afterwards', () => {
  const { clock, session, ask, picture } = createHost();
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  ask(validation(300));
  const { trained } = session;
  expect(trained).toBeGreaterThan(0);
  clock.advance(2000);
  expect(session.trained).toBe(trained);
  expect(picture().picture.playing).toBe(false);
});

test('cancelling answers both requests before another slice', () => {
  const { clock, posts, ask, jobs } = createHost();
  ask(validation(1000));
  clock.runTask();
  const done = jobs[0]?.done_ ?? 0;
  const before = posts.length;
  ask({ type: 'cancelSelection' });
  expect(posts.slice(before).map(({ message }) => message)).toMatchObject([
    { type: 'reply', value: { finished: false, report: { best: done } } },
    { type: 'reply', value: null },
  ]);
  while (clock.runTask());
  expect(jobs[0]).toMatchObject({ done_: done, isDeleted: true });
  expect(ask({ type: 'cancelSelection' })).toMatchObject({ type: 'reply', value: null });
});

test('playing or stepping on ends the run, other settings do not', () => {
  const { clock, posts, ask } = createHost();
  for (const request of [
    { type: 'play', speed: 'fastest' },
    { type: 'step', epochs: 1 },
  ] as const) {
    ask(validation(1000));
    ask({ type: 'configure', experiment: named('other optimizer') });
    ask({ type: 'reset' });
    clock.runTask();
    const before = posts.length;
    ask(request);
    expect(posts[before]?.message).toMatchObject({ type: 'reply', value: { finished: false } });
    ask({ type: 'pause' });
  }
});

test('another run meanwhile and wrong options are refused, and change nothing', () => {
  const { clock, session, posts, ask } = createHost();
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  expect(ask(validation(0))).toMatchObject({ type: 'error', error: { kind: 'configuration' } });
  const { trained } = session;
  clock.runTask();
  expect(session.trained).toBeGreaterThan(trained);
  ask(validation(20));
  expect(ask(rangeTest)).toMatchObject({
    type: 'error',
    error: { message: 'selection: another run is under way' },
  });
  while (clock.runTask());
  expect(posts.at(-1)?.message).toMatchObject({ type: 'reply', value: { finished: true } });
});

test('a core that throws ends the worker', () => {
  const { clock, posts, ask, jobs } = createHost();
  ask(validation(1000));
  const [job] = jobs;
  if (job) job.throwOnAdvance = new WebAssembly.RuntimeError('unreachable');
  clock.runTask();
  expect(posts.at(-1)?.message).toMatchObject({ type: 'fatal', error: { kind: 'trap' } });
});

test('the client hears progress by id, and a lost worker ends the run, not the training', async () => {
  const { client, worker, events } = createHarness('ready');
  await client.configure(named('first'));
  const shares: number[] = [];
  const ended = outcome(
    client.select(validation(1000), ({ share }) => {
      shares.push(share);
    }),
  );
  const lost = worker();
  await settled();
  while (lost.clock.now() < 250) lost.clock.runTask();
  await settled();
  expect(shares).toHaveLength(2);
  lost.fail('unreachable');
  expect(await ended).toBe('trap');
  await settled();
  expect(worker()).not.toBe(lost);
  expect(events).toContain('replaced trap');
  expect(worker().types).toContain('configure');
});

test('the client takes the answer of a cancelled run', async () => {
  const { client } = createHarness('ready');
  await client.configure(named('first'));
  const run = client.select(validation(1000), () => {});
  await client.cancelSelection();
  expect(await run).toMatchObject({ finished: false });
  client.dispose();
  expect(await outcome(client.cancelSelection())).toBe('disposed');
});
