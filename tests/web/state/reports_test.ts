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
  it('is none of another run where it shows samples, which have changed with it', async () => {
    const engine = new FakeEngine();
    const configured = await engine.configure(defaultExperiment);
    const grids = await engine.picture(pictureRequest({ ...state, configured }));
    const samples = {
      part: 'test',
      first: 0,
      count: 2,
      predictions: new Float32Array(2),
      targets: new Float32Array(2),
      classes: new Int32Array(2),
      shown: 0,
      answers: new Float32Array(0),
      answerCounts: new Int32Array(0),
    } as const;
    const picture = { ...grids, predictionRows: 0, predictions: new Float32Array(0), samples };
    expect(shownPicture({ ...state, configured, picture })).toBe(picture);
    const restarted = await engine.configure(defaultExperiment);
    expect(shownPicture({ ...state, configured: restarted, picture })).toBeNull();
    expect(shownPicture({ ...state, configured: restarted, picture: grids })).toBe(grids);
  });
});
