import { describe, expect, it, vi } from 'vitest';
import { createStore } from '../../../web/src/state/store';

describe('store', () => {
  it('tells a listener the present value, then only changes of its part', () => {
    const store = createStore({ epoch: 0, speed: 1 });
    const listener = vi.fn();
    store.watch((state) => state.epoch, listener);
    store.update({ speed: 10 });
    store.update({ epoch: 3 });
    store.update({ epoch: 3 });
    expect(listener.mock.calls).toEqual([[0], [3]]);
  });

  it('is silent after stop, even while a round is being told', () => {
    const store = createStore({ epoch: 0 });
    const second = vi.fn();
    let stopSecond = () => {};
    store.watch(
      (state) => state.epoch,
      () => stopSecond(),
    );
    stopSecond = store.watch((state) => state.epoch, second);
    store.update({ epoch: 1 });
    expect(second.mock.calls).toEqual([[0]]);
  });

  it('tells every listener of an update that a listener makes', () => {
    const store = createStore({ epoch: 0, playing: true });
    const seen: boolean[] = [];
    store.watch(
      (state) => state.playing,
      (playing) => seen.push(playing),
    );
    store.watch(
      (state) => state.epoch,
      (epoch) => {
        if (epoch === 5) store.update({ playing: false });
      },
    );
    store.update({ epoch: 5 });
    expect(seen).toEqual([true, false]);
    expect(store.get()).toEqual({ epoch: 5, playing: false });
  });
});
