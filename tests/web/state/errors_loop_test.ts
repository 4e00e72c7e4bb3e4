import { describe, expect, it } from 'vitest';
import { ErrorsLoop } from '../../../web/src/state/errors_loop';

function setUp() {
  const state = { shown: true, playing: false, taken: 0, errors: [] as unknown[] };
  let settle: { resolve: () => void; reject: (reason: unknown) => void } | null = null;
  const loop = new ErrorsLoop({
    take: () => {
      state.taken += 1;
      return new Promise<void>((resolve, reject) => {
        settle = { resolve, reject };
      });
    },
    isShown: () => state.shown,
    isPlaying: () => state.playing,
    onError: (reason) => state.errors.push(reason),
  });
  const come = async () => {
    settle?.resolve();
    await Promise.resolve();
  };
  const fail = async (reason: unknown) => {
    settle?.reject(reason);
    await Promise.resolve();
  };
  return { state, loop, come, fail };
}

describe('ErrorsLoop', () => {
  it('asks after every picture while training stands still', async () => {
    const { state, loop, come } = setUp();
    for (const time of [0, 10, 20]) {
      loop.pictured(time);
      await come();
    }
    expect(state.taken).toBe(3);
  });

  it('asks twice a second while training runs', async () => {
    const { state, loop, come } = setUp();
    state.playing = true;
    for (let time = 0; time < 3000; time += 100) {
      loop.pictured(time);
      await come();
    }
    expect(state.taken).toBe(6);
  });

  it('asks nothing while nobody looks', () => {
    const { state, loop } = setUp();
    state.shown = false;
    loop.pictured(0);
    expect(state.taken).toBe(0);
  });

  it('has one request on its way, and asks again for the state after a pause', async () => {
    const { state, loop, come } = setUp();
    state.playing = true;
    loop.pictured(0);
    loop.pictured(600);
    expect(state.taken).toBe(1);
    state.playing = false;
    loop.pictured(650);
    await come();
    expect(state.taken).toBe(2);
    await come();
    expect(state.taken).toBe(2);
  });

  it('does not ask again for a panel that was closed meanwhile', async () => {
    const { state, loop, come } = setUp();
    loop.pictured(0);
    loop.pictured(10);
    state.shown = false;
    await come();
    expect(state.taken).toBe(1);
  });

  it('goes on after a mistake, and tells of it', async () => {
    const { state, loop, fail } = setUp();
    loop.pictured(0);
    await fail('broken');
    expect(state.errors).toEqual(['broken']);
    loop.pictured(10);
    expect(state.taken).toBe(2);
  });
});
