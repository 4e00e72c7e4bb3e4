import { expect, test } from 'vitest';
import { withDataset, withLayer, withLayers } from '../../../web/src/experiment/adapt';
import {
  hasActivation,
  lostByMove,
  offeredKinds,
  withFrozen,
  withLayerInserted,
  withLayerKind,
  withLayerMoved,
  withOwn,
} from '../../../web/src/experiment/adapt_layers';
import { catalog } from '../../../web/src/experiment/catalog';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { Experiment } from '../../../web/src/experiment/experiment';
import { withFittingLayers } from '../../../web/src/experiment/fit_layers';
import { denseLayer } from '../../../web/src/experiment/layers';
import { findPreset, presets } from '../../../web/src/experiment/presets';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

const relu = { id: 'relu' };

function on(dataset: string, ...units: readonly number[]): Experiment {
  const layers = units.map((count) => denseLayer(count, relu));
  return withLayers(withDataset(defaultExperiment, dataset), layers);
}

function ids(kinds: readonly { readonly id: string }[]) {
  return kinds.map(({ id }) => id);
}

test('only kinds that read what comes in are offered', () => {
  const plane = ids(offeredKinds(on('spiral', 4, 4), 0));
  expect(plane).toEqual([
    'dense',
    'flatten',
    'dropout',
    'batchNormalization',
    'layerNormalization',
  ]);
  expect(ids(offeredKinds(on('circle', 2, 4), 1))).toContain('residual'); // two inputs, two units
  expect(ids(offeredKinds(on('spiral', 3, 4), 1))).not.toContain('residual');
  expect(ids(offeredKinds(on('shapes', 4), 0))).toContain('convolution');
  expect(ids(offeredKinds(on('sineWave', 4), 0))).toContain('lstm');
  expect(ids(offeredKinds(on('sineWave', 4, 4), 1))).not.toContain('lstm');
});

test('another kind keeps the width in its range, and the activation that it shares', () => {
  const [filters] = withLayerKind(on('shapes', 100), 0, 'convolution').network.layers;
  expect(filters).toEqual({ id: 'convolution', values: { filters: 64 }, activation: relu });
  const sequence = withLayerKind(on('sineWave', 5, 5), 0, 'gru');
  expect(sequence.network.layers[0]).toEqual({
    id: 'gru',
    values: { units: 5 },
    activation: { id: 'tanh' },
  });
  expect(withLayerKind(sequence, 0, 'dense').network.layers[0]).toEqual(denseLayer(5, relu));
});

test('a kind without weights loses what is said of weights', () => {
  const own = withFrozen(withOwn(on('spiral', 4), 0, 'initializer', { id: 'zero' }), 0, true);
  expect(own.network.layers[0]).toMatchObject({ initializer: { id: 'zero' }, frozen: true });
  expect(withLayerKind(own, 0, 'dropout').network.layers).toEqual([
    { id: 'dropout', activation: { id: 'linear' } },
  ]);
  expect(withLayerKind(own, 0, 'batchNormalization').network.layers[0]).toHaveProperty('frozen');
});

test('a residual connection begins with the nearest layer of its shape', () => {
  const experiment = on('circle', 4, 3, 4, 8);
  const layers = withLayerKind(experiment, 3, 'residual').network.layers;
  expect(layers[3]).toEqual({ id: 'residual', values: { back: 2 }, activation: { id: 'linear' } });
});

test('what a layer has of its own can be taken back', () => {
  const before = on('spiral', 4);
  const own = withOwn(before, 0, 'regularizer', { id: 'l2' });
  expect(own.network.layers[0]?.regularizer).toEqual({ id: 'l2' });
  expect(withOwn(own, 0, 'regularizer', null)).toEqual(before);
  expect(withFrozen(withFrozen(before, 0, true), 0, false)).toEqual(before);
});

test('layers are inserted and moved, and the ends stay', () => {
  const before = on('spiral', 1, 2, 3);
  const units = ({ network }: Experiment) => network.layers.map(({ values }) => values?.units);
  expect(units(withLayerMoved(before, 0, 2))).toEqual([2, 3, 1]);
  expect(withLayerMoved(before, 2, 3)).toBe(before);
  expect(withLayerMoved(before, 0, -1)).toBe(before);
  const inserted = withLayerInserted(before, 1);
  expect(inserted.network.layers[1]).toEqual(denseLayer(8, relu));
  expect(inserted.network.layers).toHaveLength(4);
  const full = on('spiral', ...Array.from({ length: catalog.maximumLayers }, () => 1));
  expect(withLayerInserted(full, 0)).toBe(full);
});

test('layers that only move numbers have no activation to choose', () => {
  expect(catalog.layers.filter((kind) => !hasActivation(kind)).map(({ id }) => id)).toEqual([
    'maximumPooling',
    'averagePooling',
    'flatten',
    'dropout',
  ]);
});

test('every change of the editor gives a valid experiment', () => {
  for (const dataset of ['spiral', 'shapes', 'addingProblem']) {
    const before = on(dataset, 2, 2);
    for (const { id } of offeredKinds(before, 0)) {
      const changed = withLayerKind(before, 0, id);
      const other = withLayer(changed, 0, (layer) => ({ ...layer, activation: relu }));
      expect(normalizeExperiment(other)).toEqual({ experiment: other, notices: [] });
    }
  }
});

test('a layer inserted anywhere costs no other layer and changes none', () => {
  for (const { id, experiment } of presets) {
    const { layers } = experiment.network;
    if (layers.length >= catalog.maximumLayers) continue;
    for (let position = 0; position <= layers.length; position += 1) {
      const changed = withLayerInserted(experiment, position);
      expect(withFittingLayers(experiment, changed).notices, `${id} ${position}`).toEqual([]);
      expect(changed.network.layers.toSpliced(position, 1)).toEqual(layers);
      expect(normalizeExperiment(changed)).toEqual({ experiment: changed, notices: [] });
    }
  }
});

test('what is inserted hands on the shape that the next layer reads', () => {
  const inserted = (preset: string, position: number) => {
    const experiment = findPreset(preset)?.experiment ?? defaultExperiment;
    return withLayerInserted(experiment, position).network.layers[position];
  };
  expect(inserted('addingProblemLstm', 0)).toEqual({
    id: 'lstm',
    values: { units: 16, everyStep: 1 },
    activation: { id: 'tanh' },
  });
  expect(inserted('addingProblemLstm', 1)?.id).toBe('dense');
  expect(inserted('shapesConvolution', 1)).toMatchObject({ id: 'convolution' });
  expect(inserted('shapesConvolution', 2)?.id).toBe('dense');
  const small = withLayers(on('shapes'), [
    { id: 'maximumPooling', activation: { id: 'linear' } },
    { id: 'averagePooling', activation: { id: 'linear' } },
  ]);
  expect(withLayerInserted(small, 1).network.layers[1]?.id).toBe('layerNormalization');
  const residual = withLayerKind(on('circle', 4, 4, 8), 2, 'residual');
  expect(withLayerInserted(residual, 2).network.layers[2]).toEqual(denseLayer(4, relu));
});

test('a move that would cost a layer is known beforehand', () => {
  const { experiment } = findPreset('shapesConvolution') ?? { experiment: defaultExperiment };
  expect(lostByMove(experiment, 0, 1)).toBeNull();
  expect(lostByMove(experiment, 1, 2)?.id).toBe('maximumPooling');
  expect(lostByMove(experiment, 2, 1)?.id).toBe('maximumPooling');
  expect(lostByMove(experiment, 2, 3)).toBeNull();
  expect(lostByMove(on('spiral', 1, 2), 0, 1)).toBeNull();
});
