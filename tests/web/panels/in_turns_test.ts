import { expect, test } from 'vitest';
import { inTurns } from '../../../web/src/panels/in_turns';
import { FakeFrames } from '../state/fake_frames';

function tasksInto(done: number[], last = 0) {
  return [1, 2, 3].map((number) => () => {
    done.push(number);
    return number !== last;
  });
}

test('while training runs each task has a frame of its own', async () => {
  const done: number[] = [];
  const frames = new FakeFrames();
  const all = inTurns(tasksInto(done), () => true, frames.request);
  for (const seen of [[1], [1, 2], [1, 2, 3]]) {
    expect(frames.waiting).toBe(1);
    frames.run(0);
    await Promise.resolve();
    expect(done).toEqual(seen);
  }
  await all;
  expect(frames.waiting).toBe(0);
});

test('while training stands still all are done at once', () => {
  const done: number[] = [];
  const frames = new FakeFrames();
  void inTurns(tasksInto(done), () => false, frames.request);
  expect(done).toEqual([1, 2, 3]);
  expect(frames.waiting).toBe(0);
});

test('the rest is done at once when training stops meanwhile', async () => {
  const done: number[] = [];
  const frames = new FakeFrames();
  let playing = true;
  const all = inTurns(tasksInto(done), () => playing, frames.request);
  playing = false;
  frames.run(0);
  await all;
  expect(done).toEqual([1, 2, 3]);
});

test('a task that answers false is the last', async () => {
  const done: number[] = [];
  const frames = new FakeFrames();
  const all = inTurns(tasksInto(done, 2), () => true, frames.request);
  for (let frame = 0; frame < 2; frame++) {
    frames.run(0);
    await Promise.resolve();
  }
  expect(await all).toBe(false);
  expect(done).toEqual([1, 2]);
  expect(frames.waiting).toBe(0);
});
