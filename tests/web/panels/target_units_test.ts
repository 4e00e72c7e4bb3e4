import { expect, test } from 'vitest';
import type { TableReport } from '../../../wasm_bindings/own_table_types';
import { entries } from '../../../web/src/experiment/catalog';
import { inTargetUnits, metricInUnits, targetUnits } from '../../../web/src/panels/target_units';

const table: TableReport = {
  rowsWithoutTarget: 0,
  rowsWithGaps: 0,
  scaling: 'standardize',
  columns: [],
  unknownCategories: 0,
  targetMean: 100,
  targetDeviation: 8,
};
const units = targetUnits({ task: 'regression', table });

test('what a table was scaled by turns predictions back into its numbers', () => {
  expect(inTargetUnits(units, Float32Array.of(0, 1, -0.5))).toEqual(Float32Array.of(100, 108, 96));
});

test('classes, unscaled tables and other data keep their numbers', () => {
  expect(targetUnits({ task: 'binary', table })).toBeNull();
  expect(targetUnits({ task: 'regression', table: null })).toBeNull();
  expect(targetUnits({ task: 'regression', table: { ...table, scaling: 'none' } })).toBeNull();
  const values = Float32Array.of(1, 2);
  expect(inTargetUnits(null, values)).toBe(values);
});

test('of the metrics of values only distances have the unit of the target', () => {
  const metrics = entries('metrics').filter(({ tasks }) => tasks.includes('regression'));
  const scaled = metrics.filter(({ id }) => metricInUnits(units, id, 0.5) === 4);
  expect(scaled.map(({ id }) => id)).toEqual(['meanAbsoluteError', 'rootMeanSquare']);
  expect(metricInUnits(units, 'r2', 0.5)).toBe(0.5);
  expect(metricInUnits(null, 'rootMeanSquare', 0.5)).toBe(0.5);
});
