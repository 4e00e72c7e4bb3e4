import { describe, expect, test } from 'vitest';
import {
  withLayer,
  withLayerAdded,
  withLayers,
  withOptimizer,
  withTraining,
} from '../../../web/src/experiment/adapt';
import { withLayerKind } from '../../../web/src/experiment/adapt_layers';
import { catalog } from '../../../web/src/experiment/catalog';
import { comparedSettings } from '../../../web/src/experiment/compared_settings';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { Experiment } from '../../../web/src/experiment/experiment';
import { withOneLoss } from '../../../web/src/experiment/one_loss';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

const lBfgs = { id: 'lBfgs' };
const linear = { id: 'linear' };
const byLBfgs = withOptimizer(defaultExperiment, lBfgs);

function dropping(dropRate: number, before = defaultExperiment): Experiment {
  return withLayers(before, [
    ...before.network.layers,
    { id: 'dropout', values: { dropRate }, activation: linear },
  ]);
}

/** The change as the page makes it, which must need no further repair. */
function changed(before: Experiment, after: Experiment) {
  const result = withOneLoss(before, after);
  expect(normalizeExperiment(result.experiment)).toEqual({
    experiment: result.experiment,
    notices: [],
  });
  return result;
}

describe('the later choice counts', () => {
  test('L-BFGS takes chance away from the layers that are there', () => {
    const before = dropping(0.4, dropping(0.5));
    const { experiment, notices } = changed(before, withOptimizer(before, lBfgs));
    expect(experiment.training.optimizer).toEqual(lBfgs);
    expect(experiment.network.layers).toEqual(dropping(0, dropping(0)).network.layers);
    const first = defaultExperiment.network.layers.length + 1;
    const notice = (number: number, given: number) => ({
      key: 'chanceTakenAway',
      values: { field: `network.layers.${number}.dropRate`, given, used: 0, optimizer: 'lBfgs' },
    });
    expect(notices).toEqual([notice(first, 0.5), notice(first + 1, 0.4)]);
  });

  test('chance in a layer brings the usual optimizer with its rate', () => {
    const usual = defaultExperiment.training;
    const notice = {
      key: 'optimizerMeetsChance',
      values: { field: 'training.optimizer', given: 'lBfgs', used: usual.optimizer.id },
    };
    const quiet = dropping(0, byLBfgs);
    const last = quiet.network.layers.length - 1;
    for (const [before, after] of [
      [byLBfgs, withLayerKind(byLBfgs, 0, 'dropout')],
      [quiet, withLayer(quiet, last, (layer) => ({ ...layer, values: { dropRate: 0.1 } }))],
    ] as const) {
      const { experiment, notices } = changed(before, after);
      expect(notices).toEqual([notice]);
      expect(experiment.network).toEqual(after.network);
      expect(experiment.training.optimizer).toEqual(usual.optimizer);
      expect(experiment.training.learningRate).toBe(usual.learningRate);
    }
  });

  test('what is possible stays as it is', () => {
    for (const [before, after] of [
      [byLBfgs, withLayerAdded(byLBfgs)],
      [byLBfgs, dropping(0, byLBfgs)],
      [defaultExperiment, dropping(0.5)],
      [dropping(0.5), withOptimizer(dropping(0.5), { id: 'lion' })],
      [dropping(0, byLBfgs), withTraining(dropping(0, byLBfgs), { learningRate: 0.5 })],
    ] as const) {
      const result = withOneLoss(before, after);
      expect(result.experiment).toBe(after);
      expect(result.notices).toEqual([]);
    }
  });
});

test('a link with both keeps the optimizer and tells of every layer', () => {
  const both = withTraining(dropping(0.5), { optimizer: lBfgs, batchSize: 2000 });
  const { experiment, notices } = normalizeExperiment(both);
  expect(experiment.training.optimizer).toEqual(lBfgs);
  expect(experiment.network.layers).toEqual(dropping(0).network.layers);
  expect(notices.map(({ key }) => key)).toEqual(['chanceTakenAway']);
  expect(normalizeExperiment(experiment)).toEqual({ experiment, notices: [] });
});

test('a comparison offers neither where the other is', () => {
  const paths = (experiment: Experiment) => comparedSettings(experiment).map(({ path }) => path);
  const rate = `network.layers.${defaultExperiment.network.layers.length + 1}.dropRate`;
  expect(paths(dropping(0))).toContain(rate);
  expect(paths(dropping(0, byLBfgs))).not.toContain(rate);
  const optimizers = (dropRate: number) => {
    const experiment = withTraining(dropping(dropRate), { batchSize: 2000 });
    const found = comparedSettings(experiment).find(({ path }) => path === 'training.optimizer');
    return found?.kind === 'id' ? found.ids : [];
  };
  expect(optimizers(0)).toContain('lBfgs');
  expect(optimizers(0.2)).not.toContain('lBfgs');
  expect(optimizers(0.2).length).toBe(catalog.optimizers.length - 1);
});

test('a comparison of batch sizes or drop rates offers no optimizer that allows only one of them', () => {
  const experiment = withTraining(dropping(0), { batchSize: 2000 });
  const rate = `network.layers.${experiment.network.layers.length}.dropRate`;
  const offered = (...others: string[]) => {
    const settings = comparedSettings(experiment, others);
    const found = settings.find(({ path }) => path === 'training.optimizer');
    return found?.kind === 'id' ? found.ids : [];
  };
  expect(offered('training.learningRate')).toContain('lBfgs');
  expect(offered(rate)).not.toContain('lBfgs');
  expect(offered('training.batchSize')).not.toContain('lBfgs');
  expect(offered('training.batchSize').length).toBe(catalog.optimizers.length - 1);
});

test('with an optimizer that needs all samples no batch sizes are compared', () => {
  const paths = (experiment: Experiment) => comparedSettings(experiment).map(({ path }) => path);
  expect(paths(defaultExperiment)).toContain('training.batchSize');
  const full = withTraining(defaultExperiment, { optimizer: lBfgs, batchSize: 2000 });
  expect(paths(full)).not.toContain('training.batchSize');
});
