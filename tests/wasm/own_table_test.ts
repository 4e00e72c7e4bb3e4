import { expect, test } from 'vitest';
import type { TableRequest } from '../../wasm_bindings/own_table_types';
import { withNewDataset } from '../../web/src/experiment/adapt';
import { datasetEntry } from '../../web/src/experiment/catalog';
import { defaultExperiment } from '../../web/src/experiment/defaults';
import { ownName, setOwnTable } from '../../web/src/experiment/own_table';
import { Texts } from '../../web/src/text/text';
import { loadModule } from './load_module';

/** Forty points whose class is the sign of their first number; every eighth cell is missing. */
const table: TableRequest = {
  columns: [
    { name: 'side', cells: Array.from({ length: 40 }, (_, i) => (i % 8 === 7 ? null : i - 20)) },
    { name: 'colour', cells: Array.from({ length: 40 }, (_, i) => (i % 3 ? 'red' : 'blue')) },
    { name: 'answer', cells: Array.from({ length: 40 }, (_, i) => (i < 20 ? 'no' : 'yes')) },
  ],
  target: 2,
  classes: true,
  scaling: 'standardize',
  fillMissing: true,
};

test('a table is learned as the page brings it, and its report says what was done', async () => {
  const module = await loadModule('simd');
  const described = module.provideTable(table);
  expect(described).toMatchObject({ task: 'binary', classes: ['no', 'yes'], samples: 40 });
  expect(described.inputs.map(({ column, category }) => [column, category])).toEqual([
    [0, ''],
    [1, 'blue'],
    [1, 'red'],
  ]);
  setOwnTable(table, described);
  expect([ownName('own1'), ownName('own3'), ownName('ownClass2')]).toEqual([
    'side',
    'colour: red',
    'yes',
  ]);
  const session = new module.Session(withNewDataset(defaultExperiment, 'ownTable', 'binary'));
  const { table: report, inputs } = session.describe();
  expect(inputs).toEqual(['own1', 'own2', 'own3']);
  expect(report).toMatchObject({ rowsWithoutTarget: 0, rowsWithGaps: 0, scaling: 'standardize' });
  expect(report?.columns.map(({ filled }) => filled)).toEqual([5, 0, 0]);
  session.train(1e9, 200);
  const [, trainingLoss = Number.NaN] = session.takeReports().slice(-7);
  expect(trainingLoss).toBeLessThan(0.4);
});

test('classes that are numbers stand in the order of their values, on the page too', async () => {
  const module = await loadModule('simd');
  const counts = new Map([
    ['9', 8],
    ['10', 12],
    ['100', 20],
  ]);
  const answers = [...counts].flatMap(([answer, count]) => new Array(count).fill(Number(answer)));
  const numbered = {
    ...table,
    columns: [
      { name: 'size', cells: answers.map((answer, i) => answer + i / 100) },
      { name: 'answer', cells: answers },
    ],
    target: 1,
  };
  const described = module.provideTable(numbered);
  setOwnTable(numbered, described);
  const { classes } = datasetEntry('ownTable');
  const texts = new Texts('en');
  expect(classes.map((id) => texts.classLabel(id))).toEqual(['9', '10', '100']);
  const experiment = withNewDataset(defaultExperiment, 'ownTable', 'multiclass');
  const data = { ...experiment.data, testShare: 0 };
  const session = new module.Session({ ...experiment, data });
  session.beginErrors();
  session.advanceErrors(Number.POSITIVE_INFINITY);
  const confusion = [...(session.takeErrors()?.training.confusion ?? [])];
  const rows = classes.map((_, row) => confusion.slice(3 * row, 3 * row + 3));
  expect(rows.map((row) => row.reduce((sum, count) => sum + count))).toEqual([8, 12, 20]);
});

test('another table starts the run anew', async () => {
  const module = await loadModule('simd');
  setOwnTable(table, module.provideTable(table));
  const experiment = withNewDataset(defaultExperiment, 'ownTable', 'binary');
  const session = new module.Session(experiment);
  expect(session.configure(experiment)).toBe(false);
  module.provideTable({ ...table, fillMissing: false });
  expect(session.configure(experiment)).toBe(true);
  expect(session.describe().table?.rowsWithGaps).toBe(5);
});

test.each<[string, unknown, string]>([
  ['no table', null, 'ownTable: null is not allowed (an object)'],
  ['no columns', { ...table, columns: 7 }, 'ownTable.columns: 7 is not allowed (a list)'],
  ['many columns', { ...table, columns: new Array(51).fill({}) }, 'ownTable.columns: 51'],
  ['no column', { ...table, columns: [1] }, 'ownTable.columns.1: 1 is not allowed (an object)'],
  ['no name', { ...table, columns: [{ cells: [] }] }, 'ownTable.columns.1.name'],
  ['a cell', { ...table, columns: [{ name: 'a', cells: [true] }] }, 'ownTable.rows.1.a: true'],
  ['many rows', { ...table, columns: [{ name: 'a', cells: new Array(2001) }] }, '2001'],
  ['a scaling', { ...table, scaling: 'log' }, "ownTable.scaling: 'log' is not known"],
  ['a target', { ...table, target: '2' }, 'ownTable.target'],
  ['a choice', { ...table, fillMissing: 1 }, 'ownTable.fillMissing: 1'],
])('%s is refused, and the table before stays', async (_, wrong, message) => {
  const module = await loadModule('simd');
  setOwnTable(table, module.provideTable(table));
  const provide = module.provideTable as (given: unknown) => unknown;
  expect(() => provide(wrong)).toThrow(message);
  const experiment = withNewDataset(defaultExperiment, 'ownTable', 'binary');
  expect(new module.Session(experiment).describe().trainingCount).toBe(28);
});
