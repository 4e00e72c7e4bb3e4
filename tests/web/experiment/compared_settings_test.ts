import { expect, test } from 'vitest';
import { entries } from '../../../web/src/experiment/catalog';
import {
  candidatesOf,
  comparedFamily,
  comparedSettings,
  differOnlyIn,
  MOST_VALUES,
  usualValues,
  withCandidate,
} from '../../../web/src/experiment/compared_settings';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { presets } from '../../../web/src/experiment/presets';
import { normalizeExperiment } from '../../../web/src/experiment/schema';
import { settingValue, withSetting } from '../../../web/src/experiment/with_setting';

const learningRate = { path: 'training.learningRate', values: [0.01, 0.1] };
const optimizer = { path: 'training.optimizer', values: ['momentum', 'adam'] };

test.each(presets.map(({ id, experiment }) => [id, experiment] as const))(
  '%s: every setting offered has usual values, which make valid experiments',
  (_, experiment) => {
    const settings = comparedSettings(experiment);
    expect(settings[0]?.path).toBe('training.learningRate');
    expect(new Set(settings.map(({ path }) => path)).size).toBe(settings.length);
    for (const compared of settings) {
      const values = usualValues(experiment, compared);
      expect(values.length, compared.path).toBeGreaterThan(0);
      expect(values.length, compared.path).toBeLessThanOrEqual(MOST_VALUES);
      expect(new Set(values).size).toBe(values.length);
      for (const value of values) {
        const changed = withSetting(experiment, compared.path, value);
        expect(settingValue(changed, compared.path)).toBe(value);
        expect(normalizeExperiment(changed).notices, compared.path).toEqual([]);
      }
      expect(comparedFamily(compared.path)).toBe(compared.kind === 'id' ? compared.family : null);
    }
  },
);

test('optimizers that need all samples at every step are offered with the full batch only', () => {
  const offered = (batchSize: number) => {
    const experiment = withSetting(defaultExperiment, 'training.batchSize', batchSize);
    const found = comparedSettings(experiment).find(({ path }) => path === 'training.optimizer');
    return found?.kind === 'id' ? found.ids : [];
  };
  const all = entries('optimizers');
  expect(offered(10)).toEqual(all.flatMap(({ id, fullBatchOnly }) => (fullBatchOnly ? [] : [id])));
  expect(offered(2000)).toEqual(all.map(({ id }) => id));
});

test('the present number stands among its neighbours', () => {
  const wide = withSetting(defaultExperiment, 'network.layers.1.units', 8);
  const units = comparedSettings(wide).find(({ path }) => path === 'network.layers.1.units');
  expect(units && usualValues(wide, units)).toEqual([2, 4, 8, 16, 32]);
});

test('candidates are counted with the last axis running fastest', () => {
  expect(candidatesOf([])).toEqual([[]]);
  expect(candidatesOf([learningRate, optimizer])).toEqual([
    [0.01, 'momentum'],
    [0.01, 'adam'],
    [0.1, 'momentum'],
    [0.1, 'adam'],
  ]);
});

test("a candidate's ids are set before its numbers, which belong to them", () => {
  const axes = [
    { path: 'training.optimizer.momentum', values: [0.5] },
    { path: 'training.optimizer', values: ['momentum'] },
  ];
  const { optimizer: chosen } = withCandidate(defaultExperiment, axes, [0.5, 'momentum']).training;
  expect(chosen).toEqual({ id: 'momentum', values: { momentum: 0.5 } });
});

test('experiments differ only in the axes or elsewhere too', () => {
  const changed = withCandidate(defaultExperiment, [learningRate], [0.7]);
  const elsewhere = withSetting(changed, 'data.noise', 0.3);
  expect(differOnlyIn([learningRate], defaultExperiment, changed)).toBe(true);
  expect(differOnlyIn([learningRate], defaultExperiment, elsewhere)).toBe(false);
  const layer = [{ path: 'network.layers.1.units', values: [3] }];
  const flat = { ...changed, network: { ...changed.network, layers: [] } };
  expect(differOnlyIn(layer, defaultExperiment, flat)).toBe(false);
});

test.each([
  'training.rate',
  'network.layers',
  'network.layers.9.units',
  'training.batchSize.x',
  'x',
])('the path %s has no setting', (path) => {
  expect(() => withSetting(defaultExperiment, path, 1)).toThrow(RangeError);
  expect(() => settingValue(defaultExperiment, path)).toThrow(RangeError);
});
