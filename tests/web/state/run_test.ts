import { describe, expect, it } from 'vitest';
import { withDataset, withLayers, withTraining } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { divergence, rate, setUp } from './run_harness';

const request = {
  predictionResolution: 3,
  unitResolution: 2,
  horizontalColumn: 0,
  verticalColumn: 1,
};

describe('Run', () => {
  it('shows the untrained network right after the first answer', async () => {
    const { store, run } = await setUp();
    expect(store.get().picture?.run).toBe(1);
    expect(store.get().report).toMatchObject({ epoch: 0, trainingLoss: 1 });
    expect(run.losses.length).toBe(1);
  });

  it('keeps every reported epoch', async () => {
    const { run, frame, engine, store } = await setUp();
    await run.play();
    engine.reports = [
      [1, 0.9],
      [2, 0.8],
    ];
    await frame();
    engine.reports = [[3, 0.7]];
    await frame();
    expect([...run.losses.toArrays().training]).toEqual([1, 0.9, 0.8, 0.7]);
    expect(store.get().report?.epoch).toBe(3);
  });

  it('gives each picture back once, when another one is shown in its place', async () => {
    const { run, frame, engine, store } = await setUp();
    const shown = [store.get().picture];
    await run.play();
    for (let i = 0; i < 4; i++) {
      await frame();
      const { picture } = store.get();
      if (picture !== shown.at(-1)) shown.push(picture);
      expect(engine.released).toEqual(shown.slice(0, -1));
      expect(picture?.predictions.length).toBeGreaterThan(0);
    }
    expect(shown.length).toBeGreaterThan(3);
  });

  it('neither gives back nor shows anew what two requests were answered with', async () => {
    const { run, frame, engine, store } = await setUp();
    const first = store.get().picture;
    const same = await engine.picture(request);
    engine.samePicture = same;
    for (let i = 0; i < 2; i++) {
      run.requestPicture();
      await frame();
    }
    expect(store.get().picture).toBe(same);
    expect(engine.released).toEqual([first]);
    engine.samePicture = null;
    run.requestPicture();
    await frame();
    expect(engine.released).toEqual([first, same]);
    const present = store.get().picture;
    engine.samePicture = same;
    run.requestPicture();
    await frame();
    expect(store.get().picture).toBe(present);
    expect(engine.released).toEqual([first, same]);
  });

  it('carries out only the last of many wishes made while one is on its way', async () => {
    const { run, engine } = await setUp();
    engine.calls.length = 0;
    const first = run.configure(rate(0.1));
    void run.configure(rate(0.2));
    void run.configure(rate(0.3));
    await first;
    const configured = engine.calls.filter((call) => call.startsWith('configure'));
    expect(configured).toEqual(['configure spiral 0.1', 'configure spiral 0.3']);
  });

  it('steps on to an epoch that is evaluated', async () => {
    const { run, engine, store } = await setUp();
    store.update({ experiment: withTraining(defaultExperiment, { evaluationInterval: 5 }) });
    await run.step();
    expect(engine.calls).toContain('step 1 of 5');
  });

  it('notes the epoch at which settings changed while the run went on', async () => {
    const { run, frame, engine, store } = await setUp();
    engine.reports = [[132, 0.1]];
    run.requestPicture();
    await frame();
    engine.continues = true;
    engine.epoch = 135;
    await run.configure(rate(0.1));
    expect(store.get().changedAtEpoch).toBe(135); // three epochs more than the last picture's
    expect(run.losses.length).toBe(2);
    await run.reset();
    expect(store.get().changedAtEpoch).toBeNull();
    expect(run.losses.length).toBe(0);
  });

  it('drops a late picture of a run that is over', async () => {
    const { run, frame, engine, store } = await setUp();
    const before = store.get().picture;
    engine.run = 7;
    engine.reports = [[50, 0.5]];
    run.requestPicture();
    await frame();
    expect(store.get().picture).toBe(before);
    expect(run.losses.length).toBe(1);
  });

  it('asks for a finer map of a wide network when it comes to stand, also by divergence', async () => {
    const { run, engine, frame } = await setUp();
    engine.parameterCount = 500_000;
    await run.configure(rate(0.1));
    await frame();
    await run.play();
    await frame();
    engine.divergence = divergence;
    for (let i = 0; i < 4; i++) await frame();
    expect(engine.resolutions.slice(1)).toEqual([44, 25, 25, 44]);
  });

  it('stops playing when training diverged', async () => {
    const { run, frame, engine, store } = await setUp();
    await run.play();
    engine.divergence = divergence;
    await frame();
    expect(store.get()).toMatchObject({ divergence, playing: false });
    await run.reset();
    expect(store.get().divergence).toBeNull();
  });

  it('stops playing when a rule has ended training, until the rule is changed or reset', async () => {
    const { run, frame, engine, store } = await setUp();
    const stopped = { rule: 'epochs', epoch: 5, weightsEpoch: 5 };
    await run.play();
    engine.stopped = stopped;
    await frame();
    expect(store.get()).toMatchObject({ stopped, playing: false });
    engine.continues = true;
    engine.stopped = null;
    await run.configure(rate(0.1));
    await frame();
    expect(store.get().stopped).toBeNull();
    engine.stopped = stopped;
    run.requestPicture();
    await frame();
    expect(store.get().stopped).toEqual(stopped);
    await run.reset();
    expect(store.get().stopped).toBeNull();
  });

  it('puts the controls back and names the setting when the core refuses one', async () => {
    const { run, engine, store } = await setUp();
    const message = 'training.learningRate: 99 is not allowed (1e-05 to 10)';
    engine.refusal = { kind: 'configuration', message };
    store.update({ experiment: rate(99) });
    await run.configure(rate(99));
    expect(store.get().experiment).toBe(defaultExperiment);
    expect(store.get().refusal).toEqual({ path: 'training.learningRate', message });
  });

  it('takes back what it told of a change that is then refused, but nothing else', async () => {
    const { run, engine, store } = await setUp();
    const told = [{ key: 'layersUnfit', values: {} }];
    const refuse = async (experiment: typeof defaultExperiment) => {
      engine.refusal = { kind: 'configuration', message: 'x: 1 is not allowed (2 to 3)' };
      store.update({ experiment, notices: told });
      await run.configure(experiment);
      return store.get().notices;
    };
    expect(await refuse(rate(99))).toEqual(told);
    expect(await refuse(withLayers(defaultExperiment, []))).toEqual([]);
    expect(await refuse(withDataset(defaultExperiment, 'circle'))).toEqual([]);
  });

  it('shows a new table on the axes that part its classes', async () => {
    const { run, store } = await setUp();
    await run.configure(withDataset(defaultExperiment, 'penguins'));
    expect(store.get().view).toMatchObject({ horizontalColumn: 0, verticalColumn: 2 });
  });

  it('asks for the errors only while their panel is open, and after every pause', async () => {
    const { run, frame, engine, store } = await setUp();
    await run.play();
    await frame();
    await run.pause();
    await frame();
    expect(engine.calls).not.toContain('errors');
    store.update({ view: { ...store.get().view, openPanel: 'errors' } });
    const asked = () => engine.calls.filter((call) => call === 'errors').length;
    run.requestPicture();
    await frame();
    expect(asked()).toBe(1);
    expect(store.get().errors).toMatchObject({ run: 1 });
    await run.play();
    await frame();
    await run.pause();
    await frame();
    expect(asked()).toBe(3);
    engine.run = 7; // errors of another run are dropped
    const before = store.get().errors;
    run.requestPicture();
    await frame();
    expect([asked(), store.get().errors]).toEqual([4, before]);
  });

  it('rests while the page is hidden and plays on when it is seen again', async () => {
    const { run, engine, store } = await setUp();
    await run.play();
    engine.calls.length = 0;
    await run.setSuspended(true);
    expect(engine.calls).toEqual(['pause']);
    expect(store.get().playing).toBe(true);
    await run.setSuspended(false);
    expect(engine.calls).toEqual(['pause', 'play 100']);
  });
});
