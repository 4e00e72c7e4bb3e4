import { describe, expect, test } from 'vitest';
import {
  withDataset,
  withLayer,
  withLayerRemoved,
  withLayers,
  withWidth,
} from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { LayerConfig } from '../../../web/src/experiment/experiment';
import { withFittingLayers } from '../../../web/src/experiment/fit_layers';
import {
  fittingResiduals,
  inputShape,
  layerShapes,
  reads,
} from '../../../web/src/experiment/layer_shapes';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

const activation = { id: 'tanh' };

function layer(id: string, values: Record<string, number> = {}): LayerConfig {
  return { id, values, activation };
}

function shapesOf(dataset: string, ...layers: readonly LayerConfig[]) {
  const experiment = withLayers(withDataset(defaultExperiment, dataset), layers);
  return layerShapes(experiment).map(({ kind, channels, rows, columns }) =>
    [kind, channels, rows, columns].join(' '),
  );
}

describe('the shape that reaches each layer', () => {
  test('of images: windows shrink them, dense layers and flatten end them', () => {
    expect(
      shapesOf(
        'shapes',
        layer('convolution', { filters: 4, kernel: 5, stride: 2, padding: 1 }), // (14 + 2 - 5) / 2
        layer('batchNormalization'),
        layer('maximumPooling', { size: 3, stride: 1 }),
        layer('averagePooling'),
        layer('flatten'),
        layer('dense', { units: 3 }),
      ),
    ).toEqual([
      'image 1 14 14',
      'image 4 6 6',
      'image 4 6 6',
      'image 4 4 4',
      'image 4 2 2',
      'vector 1 1 16',
      'vector 1 1 3',
    ]);
  });

  test('of sequences: recurrent layers give their last step, or every one', () => {
    expect(
      shapesOf(
        'addingProblem',
        layer('gru', { units: 5, everyStep: 1 }),
        layer('dropout'),
        layer('lstm', { units: 7 }),
      ),
    ).toEqual(['sequence 1 10 2', 'sequence 1 10 5', 'sequence 1 10 5', 'vector 1 1 7']);
  });

  test('of the plane: as many values as there are inputs', () => {
    const { data } = defaultExperiment;
    expect(inputShape({ ...data, features: ['x1', 'x2', 'sinX1'] }).columns).toBe(3);
  });

  test('a residual connection joins equal shapes only', () => {
    const layers = [layer('dense', { units: 4 }), layer('dense', { units: 4 }), layer('residual')];
    const experiment = withLayers(withDataset(defaultExperiment, 'circle'), layers);
    expect(fittingResiduals(layerShapes(experiment), 2)).toEqual([1]);
    expect(fittingResiduals(layerShapes(experiment), 0)).toEqual([]);
  });

  test('a window must lie inside the image with its zeros around', () => {
    const image = { kind: 'image', channels: 1, rows: 4, columns: 5 } as const;
    expect(reads(layer('convolution', { kernel: 5 }), image)).toBe(false);
    expect(reads(layer('convolution', { kernel: 6, padding: 1 }), image)).toBe(true);
    expect(reads(layer('convolution', { kernel: 7, padding: 1 }), image)).toBe(false);
    expect(reads(layer('maximumPooling', { size: 5 }), image)).toBe(false);
    expect(reads(layer('lstm'), image)).toBe(false);
  });
});

describe('layers that cannot read what comes to them', () => {
  test('are left out of a link, with a notice that names them', () => {
    const layers = [layer('convolution'), layer('dense'), layer('lstm'), layer('convolution')];
    const { experiment, notices } = normalizeExperiment({ network: { layers } });
    expect(experiment.network.layers.map(({ id }) => id)).toEqual(['dense']);
    expect(notices).toEqual([
      {
        key: 'layersUnfit',
        values: { field: 'network.layers.id', given: 'convolution, lstm', dataset: 'spiral' },
      },
    ]);
    expect(normalizeExperiment(experiment)).toEqual({ experiment, notices: [] });
  });

  test('go when other data are chosen, and stay where the data fit', () => {
    const before = withLayers(withDataset(defaultExperiment, 'shapes'), [
      layer('convolution'),
      layer('dense'),
    ]);
    expect(withFittingLayers(before, before)).toEqual({ experiment: before, notices: [] });
    const { experiment, notices } = withFittingLayers(before, withDataset(before, 'sineWave'));
    expect(experiment.network.layers.map(({ id }) => id)).toEqual(['dense']);
    expect(notices.map(({ key }) => key)).toEqual(['layersUnfit']);
  });

  test('a window that grows too large is left for the core to refuse', () => {
    const images = withDataset(defaultExperiment, 'shapes');
    const before = withLayers(images, [layer('maximumPooling', { size: 7, stride: 7 })]);
    const after = withLayers(images, [...before.network.layers, layer('convolution')]);
    expect(withFittingLayers(before, after).experiment).toBe(after);
  });
});

describe('a residual connection whose source changes its shape', () => {
  const residual = layer('residual');
  const units = (count: number) => layer('dense', { units: count });
  const on = (...layers: readonly LayerConfig[]) =>
    withLayers(withDataset(defaultExperiment, 'circle'), layers);
  const backs = (experiment: { readonly network: { readonly layers: readonly LayerConfig[] } }) =>
    experiment.network.layers
      .filter(({ id }) => id === 'residual')
      .map(({ values }) => values?.back ?? 1);

  test('is left out where no other fits, with a notice that blames no dataset', () => {
    const before = on(units(4), units(4), residual);
    for (const after of [withLayerRemoved(before, 1), withWidth(before, 1, 5)]) {
      const { experiment, notices } = withFittingLayers(before, after);
      expect(backs(experiment)).toEqual([]);
      expect(experiment.network.layers.every(({ id }) => id === 'dense')).toBe(true);
      expect(notices).toEqual([{ key: 'residualUnfit', values: {} }]);
    }
  });

  test('is left out with data of another width', () => {
    const before = on(units(2), residual);
    const { experiment, notices } = withFittingLayers(before, withDataset(before, 'penguins'));
    expect(experiment.network.layers).toEqual([units(2)]);
    expect(notices.map(({ key }) => key)).toEqual(['residualUnfit']);
  });

  test('takes the nearest that fits, and says so', () => {
    const before = on(units(4), units(3), units(3), units(4), layer('residual', { back: 3 }));
    expect(withFittingLayers(before, before)).toEqual({ experiment: before, notices: [] });
    const after = withLayerRemoved(before, 1);
    const { experiment, notices } = withFittingLayers(before, after);
    expect(backs(experiment)).toEqual([2]);
    expect(notices).toEqual([{ key: 'residualMoved', values: { given: 3, used: 2 } }]);
  });

  test('stays where the reader has just asked for it, for the core to refuse', () => {
    const before = on(units(4), units(3), units(3), units(4), layer('residual', { back: 3 }));
    const after = withLayer(before, 4, (old) => ({ ...old, values: { back: 2 } }));
    expect(withFittingLayers(before, after)).toEqual({ experiment: after, notices: [] });
  });

  test('is mended in a link too', () => {
    const { experiment, notices } = normalizeExperiment({
      data: { dataset: 'circle' },
      network: { layers: [residual, units(4), units(2), layer('residual', { back: 1 })] },
    });
    expect(backs(experiment)).toEqual([2]);
    expect(notices.map(({ key }) => key)).toEqual(['residualUnfit', 'residualMoved']);
    expect(normalizeExperiment(experiment)).toEqual({ experiment, notices: [] });
  });
});

test('layers that a change of other layers cuts off are said to be so', () => {
  const before = withLayers(withDataset(defaultExperiment, 'shapes'), [
    layer('convolution'),
    layer('maximumPooling'),
  ]);
  const after = withLayer(before, 0, () => layer('dense'));
  expect(withFittingLayers(before, after).notices).toEqual([
    { key: 'layersUnread', values: { field: 'network.layers.id', given: 'maximumPooling' } },
  ]);
});
