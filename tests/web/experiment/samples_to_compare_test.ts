import { describe, expect, test } from 'vitest';
import { withDataset, withLayers, withTraining } from '../../../web/src/experiment/adapt';
import { comparedSettings } from '../../../web/src/experiment/compared_settings';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { Experiment, LayerConfig } from '../../../web/src/experiment/experiment';
import { denseLayer } from '../../../web/src/experiment/layers';
import { withSamplesToCompare } from '../../../web/src/experiment/samples_to_compare';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

const linear = { id: 'linear' };
const normalization: LayerConfig = { id: 'batchNormalization', activation: linear };
const flatten: LayerConfig = { id: 'flatten', activation: linear };
const dense = denseLayer(4, { id: 'tanh' });

function of(layers: readonly LayerConfig[], batchSize = 1, dataset = 'spiral'): Experiment {
  const start = withDataset(defaultExperiment, dataset);
  return withTraining(withLayers(start, layers), { batchSize });
}

describe('batches of one', () => {
  test.each([
    ['a vector', of([dense, normalization])],
    ['the inputs', of([normalization])],
    ['an image made a vector', of([flatten, normalization], 1, 'shapes')],
  ])('become two where a layer compares samples: %s', (_, experiment) => {
    const values = { field: 'training.batchSize', given: 1, used: 2, layer: 'batchNormalization' };
    const expected = {
      experiment: withTraining(experiment, { batchSize: 2 }),
      notices: [{ key: 'nothingToCompare', values }],
    };
    expect(withSamplesToCompare(experiment)).toEqual(expected);
    expect(normalizeExperiment(experiment)).toEqual(expected);
  });

  test.each([
    ['nothing is compared', of([dense])],
    ['there are two', of([dense, normalization], 2)],
    ['the layer is frozen', of([dense, { ...normalization, frozen: true }])],
    ['an image has many pixels', of([normalization], 1, 'shapes')],
  ])('stay where %s', (_, experiment) => {
    expect(withSamplesToCompare(experiment)).toEqual({ experiment, notices: [] });
    expect(normalizeExperiment(experiment)).toEqual({ experiment, notices: [] });
  });
});

test('a comparison offers none where a layer compares samples', () => {
  const least = (experiment: Experiment) => {
    const found = comparedSettings(experiment).find(({ path }) => path === 'training.batchSize');
    return found?.kind === 'number' ? found.range.minimum : null;
  };
  expect(least(of([dense]))).toBe(1);
  expect(least(of([dense, normalization], 2))).toBe(2);
});
