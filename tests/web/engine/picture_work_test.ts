import { expect, test } from 'vitest';
import type { FromWorker, Picture, Replies } from '../../../web/src/engine/messages';
import { named, pictureRequest } from './client_harness';
import { createHost } from './host_harness';

/** A host whose pictures take 100 ms. */
const createSlowHost = () => createHost({ piecesPerPicture: 100 });

function pictureIn(message: FromWorker | undefined): Picture {
  if (message?.type !== 'reply') throw new Error(JSON.stringify(message));
  return (message.value as Replies['picture']).picture;
}

/** Runs tasks until something is posted. */
function nextPost({ clock, posts }: ReturnType<typeof createHost>): FromWorker | undefined {
  const { length } = posts;
  while (posts.length === length && clock.runTask());
  return posts[length]?.message;
}

test('a long picture is drawn in slices of at most 8 ms', () => {
  const host = createSlowHost();
  const { clock, posts, askPicture } = host;
  const before = posts.length;
  let start = clock.now();
  askPicture();
  let slices = 0;
  while (posts.length === before) {
    expect(clock.now() - start).toBeLessThanOrEqual(8);
    start = clock.now();
    expect(clock.runTask()).toBe(true);
    slices += 1;
  }
  expect(slices).toBeGreaterThan(11);
  expect(pictureIn(posts.at(-1)?.message)).toMatchObject({ run: 1, epoch: 0, predictionRows: 2 });
  expect(clock.pendingTasks).toBe(0);
});

test('a long first report is cut as well, and the picture waits for it', () => {
  const host = createHost({ piecesPerFirstReport: 100 });
  const { clock, posts, askPicture, ask } = host;
  const before = posts.length;
  askPicture();
  while (posts.length === before) {
    const start = clock.now();
    expect(clock.runTask()).toBe(true);
    expect(clock.now() - start).toBeLessThanOrEqual(8);
  }
  expect(clock.now()).toBeGreaterThanOrEqual(100);
  expect(pictureIn(posts.at(-1)?.message).reports.length).toBe(7);
  ask({ type: 'reset' });
  askPicture();
  ask({ type: 'play', speed: 'fastest' });
  expect(pictureIn(nextPost(host)).reports.length).toBeGreaterThanOrEqual(7);
});

test('a pause is answered while a picture is under way, and ends training', () => {
  const host = createSlowHost();
  const { ask, askPicture, clock, session } = host;
  ask({ type: 'play', speed: 'fastest' });
  askPicture();
  for (let task = 0; task < 4; task++) clock.runTask();
  const { trained } = session;
  expect(trained).toBeGreaterThan(0);
  expect(ask({ type: 'pause' })).toMatchObject({ value: { epoch: Math.floor(trained / 2) } });
  expect(pictureIn(nextPost(host))).toMatchObject({ epoch: 0, playing: false });
  expect(session.trained).toBe(trained);
});

test('training and a long picture take turns', () => {
  const host = createSlowHost();
  const { ask, askPicture, clock, session } = host;
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  const epoch = session.epoch();
  const start = clock.now();
  askPicture();
  const picture = pictureIn(nextPost(host));
  expect(picture).toMatchObject({ epoch, playing: true });
  expect(picture.reports.length).toBe(7 * (epoch + 1));
  const trained = 2 * (session.epoch() - epoch);
  expect(trained).toBeGreaterThan((clock.now() - start) / 3);
});

test('a start anew gives up the picture under way, and the next one is of the new run', () => {
  const host = createSlowHost();
  const { ask, askPicture, clock, posts } = host;
  const types = () => posts.splice(0).map(({ message }) => message.type);
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  for (const request of [
    { type: 'reset' },
    { type: 'configure', experiment: named('second') },
  ] as const) {
    askPicture();
    types();
    ask(request);
    expect(types()).toEqual(['error', 'reply']);
  }
  ask({ type: 'pause' });
  expect(nextPost(host)).toBe(undefined);
  askPicture();
  const picture = pictureIn(nextPost(host));
  expect(picture).toMatchObject({ run: 3, epoch: 0 });
  expect(picture.reports.length).toBe(7);
});

test('columns that the data does not have are refused, after a long first report too', () => {
  const host = createHost({ piecesPerFirstReport: 100 });
  const { askPicture, session, posts } = host;
  session.refuseColumns = true;
  const before = posts.length;
  askPicture();
  expect(posts.length).toBe(before);
  expect(nextPost(host)).toMatchObject({ type: 'error', error: { kind: 'configuration' } });
  session.refuseColumns = false;
  expect(pictureIn(askPicture())).toMatchObject({ run: 1 });
});

test('a configure that keeps the run keeps the picture', () => {
  const host = createSlowHost();
  const { ask, askPicture, clock, session } = host;
  askPicture();
  ask({ type: 'play', speed: 'fastest' });
  for (let task = 0; task < 4; task++) clock.runTask();
  expect(session.epoch()).toBeGreaterThan(0);
  ask({ type: 'configure', experiment: named('other optimizer') });
  expect(pictureIn(nextPost(host))).toMatchObject({ run: 1, epoch: 0 });
});

test('one given up and one asked for at once after it are not mixed up', () => {
  const { ask, askPicture, clock, posts } = createSlowHost();
  askPicture();
  ask({ type: 'reset' });
  askPicture();
  for (let task = 0; task < 12; task++) clock.runTask();
  expect(posts.at(-1)?.message).toMatchObject({ type: 'reply', id: 3 });
  while (clock.runTask());
  expect(posts.slice(1).map(({ message }) => message)).toMatchObject([
    { type: 'error', id: 2 },
    { type: 'reply', id: 3 },
    { type: 'reply', id: 4 },
  ]);
});

test('each of the two resolutions stands where it belongs', () => {
  const { ask } = createHost();
  const request = { ...pictureRequest, predictionResolution: 7, unitResolution: 5 };
  expect(pictureIn(ask({ type: 'picture', request, save: false }))).toMatchObject({
    predictionResolution: 7,
    predictionRows: 7,
    unitResolution: 5,
    predictions: { length: 49 },
    unitGrids: { length: 75 },
  });
});

test('samples in place of grids come in slices too, of the weights at the moment they were asked', () => {
  const host = createSlowHost();
  const { ask, clock, session } = host;
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  const { trained } = session;
  const samples = { part: 'test', first: 2, count: 3, shown: 4 } as const;
  const { length } = host.posts;
  ask({ type: 'picture', request: { ...pictureRequest, samples }, save: false });
  expect(host.posts.length).toBe(length);
  const picture = pictureIn(nextPost(host));
  expect(session.trained).toBeGreaterThan(trained);
  expect(picture).toMatchObject({
    predictionResolution: 0,
    predictionRows: 0,
    unitResolution: 0,
    predictions: { length: 0 },
    unitGrids: { length: 0 },
    samples: {
      ...samples,
      predictions: Float32Array.of(trained, trained, trained),
      answers: Float32Array.of(4, trained),
    },
  });
  ask({ type: 'pause' });
  host.askPicture();
  expect(pictureIn(nextPost(host)).samples).toBe(null);
});

test('a second picture while one is under way is refused, and the first one comes', () => {
  const host = createSlowHost();
  const { askPicture } = host;
  askPicture();
  expect(askPicture()).toMatchObject({ type: 'error', id: 3, error: { kind: 'configuration' } });
  expect(nextPost(host)).toMatchObject({ type: 'reply', id: 2 });
});

test('a throw while drawing is fatal', () => {
  const host = createSlowHost();
  const { askPicture, session } = host;
  askPicture();
  session.throwOnPicture = new RangeError('odd');
  expect(nextPost(host)).toEqual({ type: 'fatal', error: { kind: 'trap', message: 'odd' } });
  expect(nextPost(host)).toBe(undefined);
});

test('a broken instance is left alone, by training and by drawing', () => {
  const broken = new WebAssembly.RuntimeError('unreachable');
  for (const breaks of ['throwOnTrain', 'throwOnPicture'] as const) {
    const { ask, askPicture, clock, session, posts } = createSlowHost();
    askPicture();
    ask({ type: 'play', speed: 'fastest' });
    clock.runTask();
    session[breaks] = broken;
    while (posts.at(-1)?.message.type !== 'fatal') expect(clock.runTask()).toBe(true);
    const { trained } = session;
    while (clock.runTask());
    expect(posts.at(-1)?.message.type).toBe('fatal');
    expect(session.trained).toBe(trained);
  }
});

test('a very long picture gives signs of life, the first after half a second', () => {
  const host = createHost({ piecesPerPicture: 1600 });
  host.clock.spend(10_000);
  const start = host.clock.now();
  const { length } = host.posts;
  host.askPicture();
  expect(host.posts.length).toBe(length);
  expect(nextPost(host)?.type).toBe('alive');
  expect(host.clock.now() - start).toBeGreaterThanOrEqual(500);
  expect([nextPost(host), nextPost(host), nextPost(host)].map((message) => message?.type)).toEqual([
    'alive',
    'alive',
    'reply',
  ]);
});
