import { describe, expect, it } from 'vitest';
import { withDataset } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { initialState } from '../../../web/src/state/page_state';
import { hasUnitMaps, pictureRequest } from '../../../web/src/state/picture_request';
import { FakeEngine } from './fake_engine';

describe('pictureRequest', () => {
  const view = { language: 'en', theme: 'system' } as const;

  it('asks for a finer map of the enlarged unit', () => {
    const state = initialState(defaultExperiment, [], view);
    const enlarged = { ...state, view: { ...state.view, shownUnit: 2 } };
    expect(pictureRequest(enlarged).unitResolution).toBeGreaterThan(
      pictureRequest(state).unitResolution,
    );
  });

  it('asks for samples in place of maps where two columns’ plane says nothing', () => {
    const maps = ['shapes', 'sineWave', 'noisyParity', 'penguins'].map((id) => {
      const { data } = withDataset(defaultExperiment, id);
      const state = initialState(withDataset(defaultExperiment, id), [], view);
      return [hasUnitMaps(data), pictureRequest(state).samples !== undefined];
    });
    expect(maps).toEqual([
      [false, true],
      [false, true],
      [false, true],
      [true, false],
    ]);
  });

  it('asks for coarser maps of very large networks', async () => {
    const configured = await new FakeEngine().configure(defaultExperiment);
    const layers = configured.description.layers.map((layer) => ({ ...layer, units: 2000 }));
    const description = { ...configured.description, layers };
    const state = initialState(defaultExperiment, [], view);
    const large = pictureRequest({ ...state, configured: { ...configured, description } });
    expect(2000 * large.unitResolution ** 2).toBeLessThan(350_000);
    expect(large.unitResolution).toBeGreaterThanOrEqual(8);
  });

  it('asks for coarser maps where a point costs much, but not too coarse ones', async () => {
    const configured = await new FakeEngine().configure(defaultExperiment);
    const state = initialState(defaultExperiment, [], view);
    const resolutions = (playing: boolean) =>
      [1000, 20_000, 80_000, 500_000].map((parameterCount) => {
        const description = { ...configured.description, parameterCount };
        const request = pictureRequest({
          ...state,
          playing,
          configured: { ...configured, description },
        });
        return [request.predictionResolution, request.unitResolution];
      });
    expect(resolutions(true)).toEqual([
      [100, 32],
      [100, 32],
      [50, 32],
      [25, 20],
    ]);
    expect(resolutions(false)).toEqual([
      [100, 32],
      [100, 32],
      [100, 32],
      [44, 32],
    ]);
  });

  it('asks for a map as fine as its place on the screen, coarser the faster training runs', () => {
    const state = initialState(defaultExperiment, [], view);
    const resolution = (mapPixels: number | null, change: object = {}) =>
      pictureRequest({ ...state, ...change, view: { ...state.view, mapPixels } })
        .predictionResolution;
    const all = (change: object = {}) =>
      [null, 150, 300, 420, 1200].map((pixels) => resolution(pixels, change));
    expect(all()).toEqual([100, 50, 100, 140, 200]);
    expect(all({ playing: true })).toEqual([100, 50, 100, 100, 100]);
    expect(all({ playing: true, speed: 'fastest' })).toEqual([70, 50, 70, 70, 70]);
    expect(all({ speed: 'fastest' })).toEqual(all());
    const line = { experiment: withDataset(defaultExperiment, 'lineWithIntercept') };
    expect(all({ ...line, playing: true, speed: 'fastest' })).toEqual(all());
  });

  it('counts the points of a curve over one column once', async () => {
    const line = withDataset(defaultExperiment, 'lineWithIntercept');
    const configured = await new FakeEngine().configure(line);
    const description = { ...configured.description, parameterCount: 460_000 };
    const state = { ...initialState(line, [], view), playing: true };
    const request = pictureRequest({ ...state, configured: { ...configured, description } });
    expect(request).toMatchObject({ predictionResolution: 100, unitResolution: 32 });
  });

  it('asks for the answers to the chosen sample, or to the last one where there are fewer', async () => {
    const configured = await new FakeEngine().configure(defaultExperiment);
    const state = initialState(withDataset(defaultExperiment, 'shapes'), [], view);
    const shown = (shownSample: number, change: object) => {
      const description = { ...configured.description, ...change };
      const chosen = { ...state, view: { ...state.view, shownSample } };
      return pictureRequest({ ...chosen, configured: { ...configured, description } }).samples
        ?.shown;
    };
    expect(shown(7, { testCount: 80 })).toBe(7);
    expect(shown(80, { testCount: 80 })).toBe(79);
    expect(shown(500, { testCount: 800 })).toBe(299);
    expect(shown(500, { testCount: 0, trainingCount: 40 })).toBe(39);
    expect(shown(5, { testCount: 0, trainingCount: 0 })).toBe(0);
  });

  it('asks for grids of planes, and for samples of all other data', async () => {
    const configured = await new FakeEngine().configure(defaultExperiment);
    const requestOf = (dataset: string, change: object = {}) => {
      const description = { ...configured.description, ...change };
      const state = initialState(withDataset(defaultExperiment, dataset), [], view);
      return pictureRequest({ ...state, configured: { ...configured, description } });
    };
    for (const dataset of ['spiral', 'iris', 'sine']) {
      expect(requestOf(dataset).samples, dataset).toBe(undefined);
    }
    for (const dataset of ['shapes', 'sineWave', 'noisyParity', 'randomSoftTargets']) {
      const range = { part: 'test', first: 0, count: 300, shown: 0 };
      expect(requestOf(dataset).samples, dataset).toEqual(range);
    }
    expect(requestOf('shapes', { testCount: 0 }).samples?.part).toBe('training');
    const wide = configured.description.layers.map((layer) => ({ ...layer, inputs: 4_000_000 }));
    expect(requestOf('shapes', { layers: wide }).samples?.count).toBe(50);
    const wider = wide.map((layer) => ({ ...layer, units: 100 }));
    expect(requestOf('shapes', { layers: wider }).samples?.count).toBe(36);
  });
});
