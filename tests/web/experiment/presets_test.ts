import { describe, expect, test } from 'vitest';
import { catalog } from '../../../web/src/experiment/catalog';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { experimentToLink, parseLink } from '../../../web/src/experiment/link';
import { findPreset, presets } from '../../../web/src/experiment/presets';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

describe('presets', () => {
  test('every dataset has one, each with an id of its own', () => {
    const ids = presets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const datasets = presets.map(({ experiment }) => experiment.data.dataset.id);
    expect(new Set(datasets)).toEqual(new Set(catalog.datasets.map(({ id }) => id)));
  });

  test('the first is the experiment of a fresh page', () => {
    expect(presets[0]).toEqual({
      id: defaultExperiment.data.dataset.id,
      experiment: defaultExperiment,
    });
  });

  test.each(presets.map((preset) => [preset.id, preset.experiment] as const))(
    '%s needs no repair and has a link',
    (_, experiment) => {
      expect(normalizeExperiment(experiment)).toEqual({ experiment, notices: [] });
      expect(parseLink(experimentToLink(experiment))).toEqual({ experiment, notices: [] });
    },
  );

  test('are found by id, and prototype names are none', () => {
    expect(findPreset('penguins')?.experiment.data.dataset.id).toBe('penguins');
    expect(findPreset('constructor')).toBeUndefined();
  });

  test('the lines are single linear units, with and without a bias', () => {
    const lines = ['lineWithIntercept', 'lineThroughOrigin'].map((id) => {
      const { network, training } = findPreset(id)?.experiment ?? defaultExperiment;
      return [network.layers.length, network.bias, network.outputActivation.id, training.loss.id];
    });
    expect(lines).toEqual([
      [0, true, 'linear', 'meanSquared'],
      [0, false, 'linear', 'meanSquared'],
    ]);
  });
});
