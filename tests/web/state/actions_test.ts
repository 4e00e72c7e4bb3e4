import { describe, expect, it, vi } from 'vitest';
import type { TableDescription } from '../../../wasm_bindings/own_table_types';
import {
  withDataset,
  withLayerAdded,
  withLayers,
  withOptimizer,
  withTraining,
} from '../../../web/src/experiment/adapt';
import { withLayerKind } from '../../../web/src/experiment/adapt_layers';
import { setting } from '../../../web/src/experiment/catalog';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { createActions } from '../../../web/src/state/actions';
import { initialState } from '../../../web/src/state/page_state';
import type { SelectionRun } from '../../../web/src/state/selection_run';
import { createStore } from '../../../web/src/state/store';

function setUp(experiment = defaultExperiment) {
  const store = createStore(initialState(experiment, [], { language: 'en', theme: 'system' }));
  const asked = vi.fn(async () => {});
  const selection = { testRates: vi.fn(), crossValidate: vi.fn(), cancel: vi.fn() };
  const run = {
    configure: vi.fn(async () => {}),
    provideTable: vi.fn(async (): Promise<TableDescription | string> => 'refused'),
    play: vi.fn(async () => store.update({ playing: true })),
    pause: vi.fn(async () => store.update({ playing: false })),
    step: asked,
    reset: asked,
    startAgain: asked,
    selection: async () => selection as unknown as SelectionRun,
    requestPicture: vi.fn(),
  };
  return { store, run, selection, actions: createActions(store, run) };
}

describe('actions', () => {
  it('plays, then pauses', () => {
    const { run, actions } = setUp();
    actions.playOrPause();
    actions.playOrPause();
    expect(run.play).toHaveBeenCalledTimes(1);
    expect(run.pause).toHaveBeenCalledTimes(1);
  });

  it('begins and ends runs that help to choose settings at once when they are fetched', async () => {
    const { selection, actions } = setUp();
    await actions.fetchSelection();
    actions.testRates();
    actions.crossValidate();
    actions.cancelSelection();
    for (const asked of Object.values(selection)) expect(asked).toHaveBeenCalledTimes(1);
  });

  it('draws other weights by the next seed', () => {
    const { store, run, actions } = setUp();
    const { seed } = store.get().experiment.network;
    actions.newStart();
    expect(store.get().experiment.network.seed).toBe(seed + 1);
    expect(run.configure).toHaveBeenCalledWith(store.get().experiment);
  });

  it('begins the seeds anew after the last one', () => {
    const { minimum, maximum } = setting('network.seed');
    const network = { ...defaultExperiment.network, seed: maximum };
    const { store, actions } = setUp({ ...defaultExperiment, network });
    actions.newStart();
    expect(store.get().experiment.network.seed).toBe(minimum);
  });

  it('shows a change at once and hands it to the run', () => {
    const { store, run, actions } = setUp();
    actions.change((experiment) => withTraining(experiment, { learningRate: 0.5 }));
    expect(store.get().experiment.training.learningRate).toBe(0.5);
    expect(run.configure).toHaveBeenCalledTimes(1);
  });

  it('tells what else had to change for a choice to be possible', () => {
    const { store, actions } = setUp();
    actions.change((experiment) => withOptimizer(experiment, { id: 'lBfgs' }));
    expect(store.get().notices).toEqual([]);
    actions.change((experiment) => withLayerKind(experiment, 0, 'dropout'));
    const { experiment, notices } = store.get();
    expect(experiment.training.optimizer).toEqual(defaultExperiment.training.optimizer);
    expect(notices.map(({ key }) => key)).toEqual(['optimizerMeetsChance']);
  });

  it('gives a layer that compares samples two of them', () => {
    const { store, actions } = setUp();
    actions.change((experiment) => withTraining(experiment, { batchSize: 1 }));
    expect(store.get().notices).toEqual([]);
    actions.change((experiment) => withLayerKind(experiment, 0, 'batchNormalization'));
    const values = { field: 'training.batchSize', given: 1, used: 2, layer: 'batchNormalization' };
    expect(store.get().experiment.training.batchSize).toBe(2);
    expect(store.get().notices).toEqual([{ key: 'nothingToCompare', values }]);
    actions.change((experiment) => withTraining(experiment, { batchSize: 1 }));
    expect(store.get().experiment.training.batchSize).toBe(2);
    expect(store.get().notices).toEqual([{ key: 'nothingToCompare', values }]);
  });

  it('asks for a picture, which errors follow, when their panel is opened', () => {
    const { run, actions } = setUp();
    actions.look({ openPanel: 'weights' });
    actions.look({ openPanel: null });
    expect(run.requestPicture).not.toHaveBeenCalled();
    actions.look({ openPanel: 'errors' });
    expect(run.requestPicture).toHaveBeenCalledTimes(1);
  });

  it('leaves the run alone when nothing changes', () => {
    const { run, actions } = setUp();
    actions.change((experiment) => experiment);
    expect(run.configure).not.toHaveBeenCalled();
  });

  it('changes the speed of a running training', () => {
    const { run, actions } = setUp();
    actions.setSpeed(10);
    expect(run.play).not.toHaveBeenCalled();
    actions.playOrPause();
    actions.setSpeed('fastest');
    expect(run.play).toHaveBeenCalledTimes(2);
  });

  it('asks for a picture when another unit, sample or axis is to be shown, and only then', () => {
    const { run, actions } = setUp();
    actions.look({ openPanel: 'weights' });
    expect(run.requestPicture).not.toHaveBeenCalled();
    actions.look({ shownUnit: 3 });
    actions.look({ shownSample: 3 });
    actions.look({ horizontalColumn: 1 });
    expect(run.requestPicture).toHaveBeenCalledTimes(3);
  });

  it('lets what was said of left-out layers go with the next change of data or layers', () => {
    const { store, actions } = setUp(withDataset(defaultExperiment, 'shapes'));
    const keys = () => store.get().notices.map(({ key }) => key);
    const convolution = { id: 'convolution', activation: { id: 'relu' } };
    const toPlane = () => {
      actions.change((experiment) => withDataset(experiment, 'shapes'));
      actions.change((experiment) => withLayers(experiment, [convolution]));
      actions.change((experiment) => withDataset(experiment, 'spiral'));
      expect(keys()).toEqual(['layersUnfit']);
    };
    toPlane();
    actions.change((experiment) => withTraining(experiment, { learningRate: 0.5 }));
    expect(keys()).toEqual(['layersUnfit']);
    actions.change(withLayerAdded);
    expect(keys()).toEqual([]);
    toPlane();
    actions.change((experiment) => withDataset(experiment, 'circle'));
    expect(keys()).toEqual([]);
  });

  it('brings the batch size back after an optimizer that needs all samples, but no other one’s', () => {
    const { store, actions } = setUp();
    const batchSize = () => store.get().experiment.training.batchSize;
    const before = batchSize();
    const optimizer = (id: string) =>
      actions.change((experiment) => withOptimizer(experiment, { id }));
    optimizer('lBfgs');
    expect(batchSize()).toBeGreaterThan(before);
    optimizer('momentum');
    expect(batchSize()).toBe(before);
    optimizer('lBfgs');
    actions.load(store.get().experiment);
    optimizer('momentum');
    expect(batchSize()).toBeGreaterThan(before);
  });
});
