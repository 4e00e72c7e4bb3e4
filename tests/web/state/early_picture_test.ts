// The picture that is asked for together with the first experiment.

import { describe, expect, it } from 'vitest';
import { withDataset, withLayers } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { setUpEmpty } from './run_harness';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A run whose first experiment was asked for from an engine that starts when the test says so. */
async function configureEarly(experiment = defaultExperiment) {
  const parts = setUpEmpty();
  let start = () => {};
  parts.engine.starting = new Promise((resolve) => {
    start = resolve;
  });
  const configured = parts.run.configure(experiment);
  await settled();
  const frame = async () => {
    parts.frames.run(16);
    await settled();
  };
  const answer = async () => {
    start();
    await configured;
    await settled();
  };
  return { ...parts, answer, frame };
}

function withUnits(units: number) {
  const [layer] = defaultExperiment.network.layers;
  if (!layer) throw new Error('the usual experiment has no layer');
  return withLayers(defaultExperiment, [{ ...layer, values: { units } }]);
}

describe('the first picture', () => {
  it('is asked for before the first experiment is answered, and shown without a frame', async () => {
    const { engine, store, answer, frame } = await configureEarly();
    expect(engine.calls).toEqual(['configure spiral 0.01', 'picture']);
    await answer();
    expect(store.get().report).toMatchObject({ epoch: 0, trainingLoss: 1 });
    await frame();
    expect(engine.calls).toHaveLength(2);
  });

  it('is asked for once, unless the page is laid out for another one meanwhile', async () => {
    for (const [mapPixels, resolutions] of [
      [300, [100]],
      [480, [100, 160]],
    ] as const) {
      const { run, engine, store, answer, frame } = await configureEarly();
      store.update({ view: { ...store.get().view, mapPixels } });
      run.requestPicture();
      await answer();
      await frame();
      expect(engine.resolutions).toEqual(resolutions);
      run.requestPicture();
      await frame();
      expect(engine.resolutions).toHaveLength(resolutions.length + 1);
    }
  });

  it('shows the axes that the run begins with', async () => {
    for (const [id, axes] of [
      ['penguins', [0, 2]],
      ['iris', [2, 3]],
      ['sine', [0, 0]],
    ] as const) {
      const { engine, store, answer, frame } = await configureEarly(
        withDataset(defaultExperiment, id),
      );
      expect(engine.axes).toEqual([axes]);
      await answer();
      await frame();
      const { view, picture } = store.get();
      expect([view.horizontalColumn, view.verticalColumn]).toEqual(axes);
      expect(picture).not.toBeNull();
      expect(engine.axes).toHaveLength(1);
    }
  });

  it('waits for the description of what may need coarser maps, or shows samples', async () => {
    for (const experiment of [withUnits(200), withDataset(withUnits(2), 'shapes')]) {
      const { engine, answer, frame } = await configureEarly(experiment);
      expect(engine.calls).toHaveLength(1);
      await answer();
      await frame();
      expect(engine.calls).toHaveLength(2);
    }
  });

  it('comes for the usual experiment when the very first one is refused', async () => {
    const { engine, store, answer, frame } = await configureEarly(withUnits(3));
    engine.refusal = { kind: 'configuration', message: 'data.noise: 9 is not allowed (0 to 0.5)' };
    await answer();
    await frame();
    expect(store.get().experiment).toBe(defaultExperiment);
    expect(store.get().picture).not.toBeNull();
    expect(store.get().picture?.run).toBe(store.get().configured?.run);
  });
});
