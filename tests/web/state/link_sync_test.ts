import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withTraining } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { Experiment } from '../../../web/src/experiment/experiment';
import { experimentToLink } from '../../../web/src/experiment/link';
import type { Actions } from '../../../web/src/state/actions';
import { syncLink } from '../../../web/src/state/link_sync';
import { initialState } from '../../../web/src/state/page_state';
import { createStore } from '../../../web/src/state/store';

function setUp() {
  const view = { language: 'en', theme: 'system' } as const;
  const store = createStore(initialState(defaultExperiment, [], view));
  const bar = { text: '', writes: 0, changed: () => {} };
  const load = vi.fn((experiment: Experiment) => store.update({ experiment }));
  const stop = syncLink(store, { load } as Pick<Actions, 'load'>, {
    hash: () => bar.text,
    replaceHash: (hash) => {
      bar.text = hash;
      bar.writes += 1;
    },
    onHashChange: (listener) => {
      bar.changed = listener;
      return () => {};
    },
  });
  return { store, bar, load, stop };
}

describe('syncLink', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('leaves the address of an untouched page alone', async () => {
    const { bar } = setUp();
    await vi.runAllTimersAsync();
    expect(bar.writes).toBe(0);
  });

  it('writes once after many quick changes', async () => {
    const { store, bar } = setUp();
    for (const learningRate of [0.1, 0.2, 0.3]) {
      store.update({ experiment: withTraining(defaultExperiment, { learningRate }) });
    }
    await vi.runAllTimersAsync();
    expect(bar.writes).toBe(1);
    expect(bar.text).toBe(`#${experimentToLink(store.get().experiment)}`);
  });

  it('writes less often than the 100 times in 30 s that Safari allows', async () => {
    const { store, bar } = setUp();
    for (let time = 0; time < 30_000; time += 10) {
      await vi.advanceTimersByTimeAsync(10);
      if (vi.getTimerCount() > 0) continue; // the worst reader: a change as soon as one is written
      const learningRate = 0.1 + bar.writes / 1000;
      store.update({ experiment: withTraining(defaultExperiment, { learningRate }) });
    }
    expect(bar.writes).toBeGreaterThan(10);
    expect(bar.writes).toBeLessThan(100);
  });

  it('loads what is put into the address, with its notices, and does not write it back', async () => {
    const { bar, load, store } = setUp();
    bar.text = '#data=circle&learningRate=Infinity';
    bar.changed();
    await vi.runAllTimersAsync();
    expect(store.get().experiment.data.dataset.id).toBe('circle');
    expect(load.mock.calls[0]).toHaveLength(2);
    expect(bar.writes).toBe(0);
  });

  it('does not load its own writing', async () => {
    const { store, bar, load } = setUp();
    store.update({ experiment: withTraining(defaultExperiment, { learningRate: 0.1 }) });
    await vi.runAllTimersAsync();
    bar.changed();
    expect(load).not.toHaveBeenCalled();
  });

  it('forgets a change still waiting when it stops', async () => {
    const { store, bar, stop } = setUp();
    store.update({ experiment: withTraining(defaultExperiment, { learningRate: 0.1 }) });
    stop();
    await vi.runAllTimersAsync();
    expect(bar.writes).toBe(0);
  });
});
