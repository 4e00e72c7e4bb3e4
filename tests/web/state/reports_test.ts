import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { initialState } from '../../../web/src/state/page_state';
import { pictureRequest } from '../../../web/src/state/picture_request';
import { lastReport, shownMetric, shownPicture } from '../../../web/src/state/reports';
import { FakeEngine } from './fake_engine';

describe('lastReport', () => {
  it('is the last row', () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 16];
    expect(lastReport(Float64Array.from(rows))).toEqual({
      epoch: 10,
      trainingLoss: 11,
      testLoss: 12,
      penalty: 13,
      trainingMetric: 14,
      testMetric: 15,
      learningRate: 16,
    });
  });

  it('is null without rows', () => expect(lastReport(new Float64Array())).toBeNull());
});

describe('shownMetric', () => {
  const report = lastReport(Float64Array.of(1, 0.5, 0.6, 0, 0.9, 0.8, 0.01));
  it('is the test data’s', () => expect(shownMetric(report)).toBe(0.8));
  it('is the training data’s without test data', () => {
    expect(shownMetric(report && { ...report, testMetric: Number.NaN })).toBe(0.9);
  });
  it('is absent before the first report', () => expect(shownMetric(null)).toBeNaN());
});

describe('shownPicture', () => {
  const view = { language: 'en', theme: 'system' } as const;
  const state = initialState(defaultExperiment, [], view);

  it('is a picture of the present shape, else none', async () => {
    const engine = new FakeEngine();
    const configured = await engine.configure(defaultExperiment);
    const picture = await engine.picture(pictureRequest({ ...state, configured }));
    expect(shownPicture({ ...state, configured, picture })).toBe(picture);
    const description = { ...configured.description, parameterCount: 4 };
    const grown = { ...configured, description };
    expect(shownPicture({ ...state, configured: grown, picture })).toBeNull();
    expect(shownPicture({ ...state, picture })).toBeNull();
  });
});

describe('pictureRequest', () => {
  const view = { language: 'en', theme: 'system' } as const;

  it('asks for a finer map of the enlarged unit', () => {
    const state = initialState(defaultExperiment, [], view);
    const enlarged = { ...state, view: { ...state.view, shownUnit: 2 } };
    expect(pictureRequest(enlarged).unitResolution).toBeGreaterThan(
      pictureRequest(state).unitResolution,
    );
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
});
