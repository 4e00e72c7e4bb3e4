import { describe, expect, it } from 'vitest';
import type { RangeTestReport } from '../../../wasm_bindings/selection_module';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { initialState } from '../../../web/src/state/page_state';
import { isSelecting } from '../../../web/src/state/selection';
import { SelectionRun } from '../../../web/src/state/selection_run';
import { createStore } from '../../../web/src/state/store';
import { FakeEngine, FakeFailure } from './fake_engine';

const view = { language: 'en', theme: 'system' } as const;
const report: RangeTestReport = {
  startLoss: 1,
  points: new Float64Array(3),
  divergenceRate: null,
  steepestRate: 0.1,
  tenthOfLeastRate: 0.1,
  tenthOfDivergenceRate: null,
};

/** A run whose engine answers when told to. */
function setUp() {
  const store = createStore(initialState(defaultExperiment, [], view));
  const engine = new FakeEngine();
  const answers: { resolve(value: unknown): void; reject(reason: unknown): void }[] = [];
  const progress: ((progress: { share: number; report: unknown }) => void)[] = [];
  engine.select_ = ((_: unknown, onProgress: (typeof progress)[number]) => {
    progress.push(onProgress);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  }) as unknown as FakeEngine['select'];
  const run = new SelectionRun({
    store,
    engine: () => engine,
    rest: async () => void engine.calls.push('rest'),
    errorOf: (reason) => (reason instanceof FakeFailure ? reason.error : null),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { store, engine, run, answers, progress, settled };
}

describe('SelectionRun', () => {
  it('brings training to rest, tells how far it is, and keeps what was found', async () => {
    const { store, engine, run, answers, progress, settled } = setUp();
    const done = run.testRates();
    expect(isSelecting(store.get().selection)).toBe(true);
    await settled();
    expect(engine.calls).toEqual(['rest', 'testRates']);
    progress[0]?.({ share: 0.5, report });
    expect(store.get().selection.rates).toMatchObject({ status: 'running', share: 0.5, report });
    answers[0]?.resolve({ finished: true, report });
    await done;
    const { rates, validation } = store.get().selection;
    expect(rates).toMatchObject({ status: 'finished', report, experiment: defaultExperiment });
    expect(rates?.options.steps).toBe(store.get().selection.form.rates.steps);
    expect(validation).toBeNull();
  });

  it('runs one at a time', async () => {
    const { engine, run, answers, settled } = setUp();
    const done = run.testRates();
    await run.crossValidate();
    await settled();
    expect(engine.calls).toEqual(['rest', 'testRates']);
    answers[0]?.resolve({ finished: true, report });
    await done;
    void run.crossValidate();
    await settled();
    expect(engine.calls.at(-1)).toBe('crossValidate');
  });

  it('keeps what was found when it is ended early', async () => {
    const { store, engine, run, answers, settled } = setUp();
    const done = run.testRates();
    await settled();
    await run.cancel();
    expect(engine.calls.at(-1)).toBe('cancelSelection');
    answers[0]?.resolve({ finished: false, report });
    await done;
    expect(store.get().selection.rates).toMatchObject({ status: 'ended', report });
  });

  it('does not begin when it is cancelled before training has come to rest', async () => {
    const { store, engine, run } = setUp();
    const done = run.testRates();
    await run.cancel();
    await done;
    expect(engine.calls).not.toContain('testRates');
    expect(store.get().selection.rates?.status).toBe('ended');
  });

  it('reports a refusal and a lost worker, and can run again', async () => {
    const { store, run, answers, settled } = setUp();
    for (const kind of ['configuration', 'trap'] as const) {
      const done = run.testRates();
      await settled();
      answers.at(-1)?.reject(new FakeFailure({ kind, message: 'no' }));
      await done;
      expect(store.get().selection.rates).toMatchObject({ status: 'failed', error: { kind } });
    }
    expect(isSelecting(store.get().selection)).toBe(false);
  });
});
