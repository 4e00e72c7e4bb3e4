import { expect, test } from 'vitest';
import { gateLetters, gateRow } from '../../../web/src/panels/gates';

const recurrent = (rows: number) => ({ name: 'recurrentWeights', rows, columns: 3 }) as const;
const bias = (rows: number) => ({ name: 'bias', rows, columns: 1 }) as const;

test('rows of three gates are of a gated recurrent unit, of four of a long short-term memory', () => {
  const gru = [recurrent(9), bias(9)];
  expect(gateLetters(gru, bias(9))).toBe('run');
  expect(gateRow(gru, bias(9), 0)).toEqual({ gate: 'r', unit: 0 });
  expect(gateRow(gru, recurrent(9), 8)).toEqual({ gate: 'n', unit: 2 });
  const lstm = [recurrent(12), bias(12)];
  expect(gateRow(lstm, bias(12), 5)).toEqual({ gate: 'f', unit: 2 });
});

test('without gates rows belong to none', () => {
  expect(gateLetters([recurrent(3), bias(3)], bias(3))).toBeNull();
  expect(gateRow([bias(9)], bias(9), 0)).toBeNull();
});
