import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { rate, setUp, setUpEmpty, trap } from './run_harness';

describe('Run, when the engine fails or refuses', () => {
  it('trains an earlier epoch again after the worker was replaced', async () => {
    const { run, frame, engine, newest, store } = await setUp();
    engine.reports = [
      [1, 0.9],
      [2, 0.8],
    ];
    run.requestPicture();
    await frame();
    const { configured } = store.get();
    newest().events.replaced(trap, configured && { ...configured, restarted: false, epoch: 1 });
    expect(store.get()).toMatchObject({ trouble: { kind: 'replaced' }, report: null });
    expect([...run.losses.toArrays().training]).toEqual([1, 0.9]);
    engine.reports = [
      [2, 0.75],
      [3, 0.7],
    ];
    await frame();
    expect([...run.losses.toArrays().training]).toEqual([1, 0.9, 0.75, 0.7]);
  });

  it('starts over after a replaced worker had no saved state', async () => {
    const { run, frame, engine, newest, store } = await setUp();
    engine.reports = [[1, 0.9]];
    run.requestPicture();
    await frame();
    const { configured } = store.get();
    newest().events.replaced(trap, configured && { ...configured, epoch: 0 });
    expect(run.losses.length).toBe(0);
    engine.reports = [
      [0, 1],
      [1, 0.8],
    ];
    await frame();
    expect([...run.losses.toArrays().training]).toEqual([1, 0.8]);
  });

  it('plays on after the worker was replaced, also when only the lost one had heard of it', async () => {
    const { run, newest, engine, store } = await setUp();
    await run.play();
    engine.calls.length = 0;
    newest().events.replaced(trap, store.get().configured);
    expect(engine.calls).toEqual(['play 100']);
    await run.setSuspended(true);
    engine.calls.length = 0;
    newest().events.replaced(trap, store.get().configured);
    await run.setSuspended(false);
    await run.pause();
    newest().events.replaced(trap, store.get().configured);
    expect(engine.calls).toEqual(['play 100', 'pause']);
  });

  it('does not play on an engine that gave up, and still says so', async () => {
    const { run, newest, engine, store } = await setUp();
    newest().events.failed(trap);
    engine.calls.length = 0;
    await run.play();
    expect(store.get()).toMatchObject({ playing: false, trouble: { kind: 'failed' } });
    expect(engine.calls).toEqual([]);
  });

  it('keeps the last wish for the new engine when the old one gave up over it', async () => {
    const { run, newest, engine, store } = await setUp();
    store.update({ experiment: rate(0.2) });
    engine.refusal = trap;
    const configured = run.configure(rate(0.2));
    newest().events.failed(trap);
    await configured;
    await run.startAgain();
    expect(newest().engine.calls).toContain('configure spiral 0.2');
  });

  it('takes the usual experiment, and says why, when the very first one is refused', async () => {
    const { run, engine, store } = setUpEmpty();
    const message = 'training.learningRate: 99 is not allowed (1e-05 to 10)';
    engine.refusal = { kind: 'configuration', message };
    store.update({ experiment: rate(99) });
    await run.configure(rate(99));
    expect(engine.calls).toEqual(['configure spiral 99', 'picture', 'configure spiral 0.01']);
    const { experiment, refusal, configured } = store.get();
    expect([experiment, refusal?.message]).toEqual([defaultExperiment, message]);
    expect(configured?.run).toBe(1);
  });

  it('starts again with a new engine and the same experiment', async () => {
    const { run, newest, engines, store } = await setUp();
    newest().events.failed({ kind: 'load', message: 'gone' });
    expect(store.get()).toMatchObject({ playing: false, trouble: { kind: 'failed' } });
    await run.startAgain();
    expect(engines).toHaveLength(2);
    expect(newest().engine.calls).toContain('configure spiral 0.01');
    expect(store.get().trouble).toBeNull();
  });
});
