import { expect, test } from 'vitest';
import { named, pictureRequest } from './client_harness';
import { createHost } from './host_harness';

test('arrays are transferred, each buffer once', () => {
  const { posts, picture } = createHost();
  expect(posts[0]?.transfer.length).toBe(4);
  const { picture: taken, state } = picture();
  const arrays = [
    taken.reports,
    taken.parameters,
    taken.predictions,
    taken.unitGrids,
    taken.linearForm,
    state,
  ];
  expect(new Set(posts.at(-1)?.transfer)).toEqual(new Set(arrays.map((array) => array?.buffer)));
  expect(posts.at(-1)?.transfer.length).toBe(6);
});

test('no report is lost over refused pictures, and none is given twice', () => {
  const { ask, clock, picture } = createHost();
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  const refused = { ...pictureRequest, predictionResolution: 0 };
  expect(ask({ type: 'picture', request: refused, save: false })).toMatchObject({
    type: 'error',
    error: { kind: 'configuration' },
  });
  const epochs = [...picture().picture.reports].filter((_, index) => index % 7 === 0);
  expect(epochs).toEqual([0, 1, 2, 3, 4]);
  expect(picture().picture.reports.length).toBe(0);
});

test('training that waited for a picture goes on after it, and after a restart', () => {
  const { ask, clock, posts, sessions, picture } = createHost();
  const restUntil = () => {
    while (clock.runTask());
    return sessions[0]?.epoch() ?? 0;
  };
  ask({ type: 'play', speed: 'fastest' });
  const rested = restUntil();
  expect(rested).toBeGreaterThanOrEqual(100_000);
  picture();
  expect(restUntil()).toBeGreaterThanOrEqual(2 * rested - 10_000);
  ask({ type: 'configure', experiment: named('second') });
  expect(restUntil()).toBeGreaterThanOrEqual(100_000);
  expect(posts.at(-1)?.message.type).toBe('reply');
});

test('runs are counted: by reset and by a configure that restarts, not by one that does not', () => {
  const { ask, picture } = createHost();
  expect(picture().picture.run).toBe(1);
  ask({ type: 'configure', experiment: named('other optimizer') });
  expect(picture().picture.run).toBe(1);
  ask({ type: 'configure', experiment: named('second') });
  expect(picture().picture.run).toBe(2);
  ask({ type: 'reset' });
  expect(picture().picture.run).toBe(3);
});

test('playing goes on over a configure and ends with a reset', () => {
  const { ask, clock, picture } = createHost();
  ask({ type: 'play', speed: 10 });
  ask({ type: 'configure', experiment: named('second') });
  expect(picture().picture.playing).toBe(true);
  clock.advance(999);
  expect(picture().picture.epoch).toBe(10);
  ask({ type: 'reset' });
  expect(picture().picture).toMatchObject({ playing: false, epoch: 0 });
});

test('a step is answered when it is done, or interrupted', () => {
  const { ask, clock, posts } = createHost();
  const before = posts.length;
  ask({ type: 'step', epochs: 5 });
  expect(posts.length).toBe(before);
  while (clock.runTask());
  expect(posts.at(-1)?.message).toMatchObject({ type: 'reply', value: { epoch: 5 } });
  ask({ type: 'step', epochs: 50 });
  clock.runTask();
  ask({ type: 'pause' });
  const [stepped, paused] = posts.slice(-2).map(({ message }) => message);
  expect(stepped).toMatchObject({ id: 3, value: { epoch: 9 } });
  expect(paused).toMatchObject({ id: 4, value: { epoch: 9 } });
});

test('a step goes on to the next epoch that is evaluated, and adds to one under way', () => {
  const { ask, clock, posts } = createHost();
  const epochAfter = (...epochs: number[]) => {
    for (const count of epochs) ask({ type: 'step', epochs: count, evaluationInterval: 10 });
    while (clock.runTask());
    return posts.at(-1)?.message;
  };
  expect(epochAfter(1)).toMatchObject({ value: { epoch: 10 } });
  expect(epochAfter(11)).toMatchObject({ value: { epoch: 30 } });
  expect(epochAfter(1, 1)).toMatchObject({ value: { epoch: 50 } });
  ask({ type: 'step', epochs: 1 });
  ask({ type: 'reset' });
  while (clock.runTask());
  expect(posts.at(-1)?.message).toMatchObject({ type: 'reply', value: { run: 2 } });
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('speed %d is refused', (speed) => {
  const { ask } = createHost();
  expect(ask({ type: 'play', speed })).toMatchObject({
    type: 'error',
    error: { kind: 'configuration', message: expect.stringContaining(String(speed)) },
  });
});

test.each([0, 1.5, Number.NaN])('a step of %d epochs is refused', (epochs) => {
  expect(createHost().ask({ type: 'step', epochs })).toMatchObject({ type: 'error' });
});

test('after a broken instance nothing is answered any more', () => {
  const { ask, posts } = createHost();
  const huge = { ...pictureRequest, predictionResolution: 100_000 };
  expect(ask({ type: 'picture', request: huge, save: false })).toEqual({
    type: 'fatal',
    error: { kind: 'memory', message: 'Aborted(OOM)' },
  });
  const { length } = posts;
  ask({ type: 'pause' });
  expect(posts.length).toBe(length);
});

test('a throw while training is fatal whatever it is', () => {
  const { ask, clock, posts, sessions } = createHost();
  ask({ type: 'play', speed: 'fastest' });
  for (const session of sessions) session.throwOnTrain = new RangeError('odd');
  clock.runTask();
  expect(posts.at(-1)?.message).toEqual({ type: 'fatal', error: { kind: 'trap', message: 'odd' } });
});

test('a restored run goes on with its number, and gives no report twice', () => {
  const { ask, clock, picture } = createHost();
  const message = ask({
    type: 'configure',
    experiment: named('first'),
    restore: { run: 7, state: Uint8Array.of(6) },
  });
  expect(message).toMatchObject({ value: { run: 7, epoch: 3, restarted: false } });
  expect(picture().picture.reports.length).toBe(0);
  ask({ type: 'step', epochs: 1 });
  while (clock.runTask());
  expect(picture().picture.reports[0]).toBe(4);
});
