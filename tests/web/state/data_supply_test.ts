import { describe, expect, it } from 'vitest';
import type { EngineError } from '../../../web/src/engine/messages';
import { withDataset } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { initialState } from '../../../web/src/state/page_state';
import { Run } from '../../../web/src/state/run';
import { createStore } from '../../../web/src/state/store';
import { FakeEngine, FakeFailure } from './fake_engine';

const digits = withDataset(defaultExperiment, 'mnist');
const lost: EngineError = {
  kind: 'configuration',
  message: "data.dataset: 'mnist' could not be loaded (offline)",
};

/** A run whose fetches end when the test says so. */
function setUp() {
  const engines: FakeEngine[] = [];
  const fetches: { dataset: string; end: (error?: EngineError) => void }[] = [];
  const store = createStore(
    initialState(defaultExperiment, [], { language: 'en', theme: 'light' }),
  );
  const run = new Run({
    createEngine: () => {
      const engine = new FakeEngine();
      engines.push(engine);
      return engine;
    },
    store,
    fetchSamples: (dataset) =>
      new Promise((resolve, reject) => {
        const end = (error?: EngineError) =>
          error ? reject(new FakeFailure(error)) : resolve(new Uint8Array(3));
        fetches.push({ dataset, end });
      }),
    reducedMotion: () => false,
    errorOf: (reason) => (reason instanceof FakeFailure ? reason.error : null),
    requestFrame: () => {},
  });
  const engine = (): FakeEngine => engines.at(-1) ?? new FakeEngine();
  /** The dataset of every experiment, and every delivery, in their order. */
  const seen = () =>
    engine().calls.flatMap((call) => {
      const [verb, dataset] = call.split(' ');
      return verb === 'configure' || verb === 'provideData' ? `${verb} ${dataset}` : [];
    });
  return { store, run, fetches, seen };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('samples that come from outside', () => {
  it('are fetched once, when they are chosen, and delivered before the experiment', async () => {
    const { store, run, fetches, seen } = setUp();
    await run.configure(defaultExperiment);
    expect(fetches).toEqual([]);
    const chosen = run.configure(digits);
    await rest();
    expect(store.get().fetching).toBe('mnist');
    expect(seen()).toEqual(['configure spiral']);
    fetches[0]?.end();
    await chosen;
    expect(store.get().fetching).toBeNull();
    await run.configure(defaultExperiment);
    await run.configure(digits);
    expect(fetches.map(({ dataset }) => dataset)).toEqual(['mnist']);
    expect(seen()).toEqual([
      'configure spiral',
      'provideData mnist',
      'configure mnist',
      'configure spiral',
      'configure mnist',
    ]);
  });

  it('are delivered to a new engine too, without another fetch', async () => {
    const { run, store, fetches, seen } = setUp();
    store.update({ experiment: digits });
    const chosen = run.configure(digits);
    fetches[0]?.end();
    await chosen;
    await run.startAgain();
    expect(fetches.length).toBe(1);
    expect(seen()).toEqual(['provideData mnist', 'configure mnist']);
  });

  it('are not waited for when the reader wants something else', async () => {
    const { run, store, seen } = setUp();
    await run.configure(defaultExperiment);
    const chosen = run.configure(digits);
    await rest();
    void run.configure(withDataset(defaultExperiment, 'xor'));
    await chosen;
    expect(seen()).toEqual(['configure spiral', 'configure xor']);
    expect(store.get()).toMatchObject({ fetching: null, refusal: null });
  });

  it('that cannot be fetched leave the experiment as it was, and are fetched again', async () => {
    const { run, store, fetches, seen } = setUp();
    await run.configure(defaultExperiment);
    store.update({ experiment: digits });
    const chosen = run.configure(digits);
    await rest();
    fetches[0]?.end(lost);
    await chosen;
    expect(store.get().experiment).toBe(defaultExperiment);
    expect(store.get().refusal).toEqual({ path: 'data.dataset', message: lost.message });
    const again = run.configure(digits);
    await rest();
    fetches[1]?.end();
    await again;
    expect(seen()).toEqual(['configure spiral', 'provideData mnist', 'configure mnist']);
  });
});
