import { describe, expect, test } from 'vitest';
import { TrainingLoop } from '../../../web/src/engine/training_loop';
import { FakeClock } from './fake_clock';
import { FakeSession } from './fake_session';

function createLoop(piecesPerEpoch: number, millisecondsPerPiece: number) {
  const clock = new FakeClock();
  const session = new FakeSession(clock, { piecesPerEpoch, millisecondsPerPiece });
  const thrown: unknown[] = [];
  const loop = new TrainingLoop(clock, {
    onThrow: (error) => thrown.push(error),
    onStepSlice: () => {},
  });
  loop.use(session, true);
  return { clock, session, loop, thrown };
}

describe('slices', () => {
  test.each([0.001, 0.02, 0.3, 1.9])('last at most 8 ms at %f ms a piece', (cost) => {
    const { clock, loop, session } = createLoop(50, cost);
    loop.play('fastest');
    for (let slice = 0; slice < 100; slice++) {
      const start = clock.now();
      expect(clock.runTask()).toBe(true);
      expect(clock.now() - start).toBeLessThanOrEqual(8);
      expect(clock.now() - start).toBeGreaterThan(4);
    }
    expect(session.calls.every(({ milliseconds }) => milliseconds <= 2)).toBe(true);
  });

  test('a piece longer than a slice is a slice of its own', () => {
    const { clock, loop, session } = createLoop(5, 30);
    loop.play('fastest');
    clock.runTask();
    expect(session.trained).toBe(1);
  });

  test('messages are handled between them: a stop leaves the next one undone', () => {
    const { clock, loop, session } = createLoop(50, 0.1);
    loop.play('fastest');
    clock.runTask();
    const { trained } = session;
    loop.stop();
    clock.advance(1000);
    expect(session.trained).toBe(trained);
    expect(loop.playing).toBe(false);
  });
});

describe('idle', () => {
  test('holds no task and no timer before, and after a stop', () => {
    const { clock, loop } = createLoop(10, 0.1);
    expect([clock.pendingTasks, clock.pendingTimers]).toEqual([0, 0]);
    loop.play(1);
    clock.advance(500);
    expect([clock.pendingTasks, clock.pendingTimers]).toEqual([0, 1]);
    loop.stop();
    expect([clock.pendingTasks, clock.pendingTimers]).toEqual([0, 0]);
  });

  test('a diverged session stops playing and does not start again', () => {
    const { clock, loop, session } = createLoop(10, 0.1);
    loop.play('fastest');
    clock.runTask();
    session.isDiverged = true;
    clock.runTask();
    expect(loop.playing).toBe(false);
    loop.play('fastest');
    expect([loop.playing, clock.pendingTasks]).toEqual([false, 0]);
  });

  test('a session that a rule has stopped ends playing and steps', () => {
    const { clock, loop, session } = createLoop(10, 0.1);
    loop.play('fastest');
    clock.runTask();
    session.stop = { rule: 'epochs', epoch: 3, weightsEpoch: 3 };
    clock.runTask();
    expect(loop.playing).toBe(false);
    let done = 0;
    loop.step(1, 1, () => {
      done += 1;
    });
    clock.runTask();
    expect([done, loop.playing, clock.pendingTasks]).toEqual([1, false, 0]);
  });

  test('a throw stops it and is handed on', () => {
    const { clock, loop, session, thrown } = createLoop(10, 0.1);
    loop.play('fastest');
    session.throwOnTrain = new WebAssembly.RuntimeError('unreachable');
    clock.runTask();
    expect(thrown).toEqual([session.throwOnTrain]);
    expect([loop.playing, clock.pendingTasks]).toEqual([false, 0]);
  });
});

describe('speed', () => {
  test.each([1, 10, 100])('%i epochs a second over ten seconds', (speed) => {
    const { clock, loop, session } = createLoop(7, 0.05);
    loop.play(speed);
    clock.advance(9999.9);
    expect(session.epoch()).toBe(10 * speed);
    expect(session.trained % 7).toBe(0);
  });

  test('an epoch longer than a slice is finished before the next is waited for', () => {
    const { clock, loop, session } = createLoop(100, 1);
    loop.play(1);
    clock.advance(4950);
    expect(session.trained).toBe(500);
  });

  test('no burst after the clock jumped', () => {
    const { clock, loop, session } = createLoop(7, 0.05);
    loop.play(10);
    clock.advance(1000);
    const before = session.epoch();
    clock.spend(600_000);
    clock.advance(1);
    expect(session.epoch() - before).toBeLessThanOrEqual(2);
  });

  test('a new speed takes over at once', () => {
    const { clock, loop, session } = createLoop(7, 0.05);
    loop.play(1);
    clock.advance(100);
    expect(session.epoch()).toBe(1);
    loop.play(100);
    clock.advance(100);
    expect(session.epoch()).toBeGreaterThanOrEqual(10);
  });
});

describe('step', () => {
  test('trains to the end of so many epochs, then says so once', () => {
    const { clock, loop, session } = createLoop(100, 0.5);
    let done = 0;
    loop.step(3, 1, () => done++);
    expect(loop.playing).toBe(false);
    while (clock.runTask()) expect(session.trained).toBeLessThanOrEqual(300);
    expect([session.trained, done, clock.pendingTasks]).toEqual([300, 1, 0]);
  });

  test('from the middle of an epoch the first one is what is left of it', () => {
    const { clock, loop, session } = createLoop(100, 0.5);
    session.trained = 130;
    loop.step(1, 1, () => {});
    while (clock.runTask());
    expect(session.trained).toBe(200);
  });

  test('a second one before the end of the first adds to it', () => {
    const { clock, loop, session } = createLoop(100, 0.5);
    const done: string[] = [];
    loop.step(1, 1, () => done.push('first'));
    clock.runTask();
    loop.step(1, 1, () => done.push('second'));
    expect(done).toEqual(['first']);
    while (clock.runTask());
    expect([session.trained, done]).toEqual([200, ['first', 'second']]);
  });

  test('an interrupted one ends where it stands', () => {
    const { clock, loop, session } = createLoop(100, 1);
    let done = 0;
    loop.step(50, 1, () => done++);
    clock.runTask();
    loop.stop();
    expect(done).toBe(1);
    expect(session.epoch()).toBe(0);
  });
});

test('training waits when 100,000 reports have not been taken, and goes on when they are', () => {
  const { clock, loop, session } = createLoop(1, 0.001);
  loop.play('fastest');
  while (clock.runTask());
  expect(session.epoch()).toBeGreaterThanOrEqual(100_000);
  expect(session.epoch()).toBeLessThan(105_000);
  expect(loop.playing).toBe(true);
  loop.reportsTaken();
  expect(clock.runTask()).toBe(true);
  expect(session.epoch()).toBeGreaterThan(100_000);
});
