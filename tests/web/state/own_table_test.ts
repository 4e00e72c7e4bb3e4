import { expect, it } from 'vitest';
import type { RangeTestReport } from '../../../wasm_bindings/selection_module';
import { chosenDataset } from '../../../web/src/experiment/chosen_dataset';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { parseLink } from '../../../web/src/experiment/link';
import { isOfEarlierCandidates } from '../../../web/src/panels/cross_validation_panel';
import { isOfEarlierSettings } from '../../../web/src/panels/range_test_panel';
import { createActions } from '../../../web/src/state/actions';
import { initialState } from '../../../web/src/state/page_state';
import { Run } from '../../../web/src/state/run';
import type { ValidationTask } from '../../../web/src/state/selection';
import { createStore } from '../../../web/src/state/store';
import { FakeEngine, FakeFailure } from './fake_engine';

const table = {
  columns: [
    { name: 'size', cells: [1, 2] },
    { name: 'price', cells: [3, 4] },
  ],
  target: 1,
  classes: false,
  scaling: 'none',
  fillMissing: true,
} as const;

function setUp() {
  const engines: FakeEngine[] = [];
  const store = createStore(
    initialState(defaultExperiment, [], { language: 'en', theme: 'light' }),
  );
  const run = new Run({
    createEngine: () => {
      const engine = new FakeEngine();
      engines.push(engine);
      return engine;
    },
    store,
    fetchSamples: () => Promise.reject(new Error('nothing is fetched')),
    reducedMotion: () => false,
    errorOf: (reason) => (reason instanceof FakeFailure ? reason.error : null),
    requestFrame: () => {},
  });
  return { store, run, actions: createActions(store, run), engine: () => engines.at(-1) };
}

it('a link cannot bring a table: the usual data is learned, with a notice', () => {
  const { experiment, notices } = parseLink('v=1&data=ownTable');
  expect(experiment.data.dataset.id).toBe('spiral');
  expect(notices.map(({ key }) => key)).toEqual(['ownTableMissing']);
});

it('a table is delivered, then learned with the loss of its task, its first column shown', async () => {
  const { store, run, actions, engine } = setUp();
  await run.configure(defaultExperiment);
  store.update({ view: { ...store.get().view, horizontalColumn: 7, verticalColumn: 8 } });
  expect(await actions.useTable(table)).toBe('');
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(engine()?.calls.slice(-2)).toEqual(['provideTable 2', 'configure ownTable 0.01']);
  const { experiment, view } = store.get();
  expect(experiment.training.loss.id).toBe('meanSquared');
  expect(experiment.data).toMatchObject({ dataset: { id: 'ownTable' }, features: ['own1'] });
  expect([view.horizontalColumn, view.verticalColumn]).toEqual([0, 0]);
});

it('another table with the same id is another dataset', async () => {
  const { store, actions, engine } = setUp();
  await actions.useTable(table);
  const { experiment } = store.get();
  const before = chosenDataset({ id: 'ownTable' });
  const made = engine();
  if (made) made.describedTable = { ...made.describedTable, task: 'binary', classes: ['a', 'b'] };
  await actions.useTable({ ...table, classes: true });
  expect(store.get().experiment).not.toBe(experiment);
  expect(store.get().experiment.training.loss.id).toBe('binaryCrossEntropy');
  expect(chosenDataset({ id: 'ownTable' })).not.toBe(before);
});

it('a refused table changes nothing', async () => {
  const { store, actions, engine } = setUp();
  const made = engine();
  if (made) made.tableRefusal = { kind: 'configuration', message: 'ownTable.rows: 1' };
  const before = store.get();
  expect(await actions.useTable(table)).toBe('ownTable.rows: 1');
  expect(store.get()).toBe(before);
});

it('a new engine gets the table before the experiment', async () => {
  const { run, actions, engine } = setUp();
  await actions.useTable(table);
  await new Promise((resolve) => setTimeout(resolve, 0));
  await run.startAgain();
  expect(engine()?.calls.slice(0, 2)).toEqual(['provideTable 2', 'configure ownTable 0.01']);
});

it('results of a table that another one has replaced are of earlier settings', async () => {
  const { store, run, actions, engine } = setUp();
  await actions.useTable(table);
  const made = engine();
  if (!made) throw new Error('no engine was begun');
  made.select_ = () => Promise.resolve({ finished: true, report: {} as RangeTestReport } as never);
  await (await run.selection()).testRates();
  const { selection, experiment } = store.get();
  const { rates: test } = selection;
  if (!test?.report) throw new Error('no test was made');
  const axes = [{ path: 'training.learningRate', values: [0.1] }];
  const comparison = { ...test, options: { axes } } as unknown as ValidationTask;
  expect(isOfEarlierSettings(test, experiment)).toBe(false);
  expect(isOfEarlierCandidates(comparison, experiment)).toBe(false);
  await actions.useTable(table);
  expect(isOfEarlierSettings(test, store.get().experiment)).toBe(true);
  expect(isOfEarlierCandidates(comparison, store.get().experiment)).toBe(true);
});
