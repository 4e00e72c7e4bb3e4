import { expect, test } from 'vitest';
import { createDivergingTable, TABLE_SIZE } from '../../../web/src/charts/color_scale';
import {
  answerAt,
  answerRange,
  type ColumnAnswers,
  paintCells,
} from '../../../web/src/charts/network_answers';

const table = createDivergingTable();
const answer = (values: number[], rows: number, columns: number, bound: number) =>
  ({ kind: 'cells', values: Float32Array.from(values), rows, columns, bound }) as const;

test('a box is painted from its own cells, the first row on top, 0 in the middle of the colours', () => {
  const cells = answer([9, 9, 9, 9, 9, 9, -2, 0, 2, 4, Number.NaN, 5], 2, 3, 4);
  const pixels = new Uint32Array(6);
  paintCells(cells, 1, table, pixels);
  const color = (place: number) => table[place * TABLE_SIZE];
  expect([...pixels]).toEqual([
    color(0.25),
    color(0.5),
    color(0.75),
    table[TABLE_SIZE - 1],
    color(0.5),
    table[TABLE_SIZE - 1],
  ]);
});

test('a unit with a box of its own has a value, one among others none', () => {
  const answers: ColumnAnswers[] = [{ kind: 'none' }, answer([3, 4], 1, 1, 4)];
  const place = { kind: 'hidden', column: 1, layer: 0, index: 1, unit: 2, grouped: false } as const;
  expect(answerAt(answers, place)).toBe(4);
  expect(answerAt(answers, { ...place, grouped: true })).toBe(null);
  expect(answerAt(answers, { ...place, index: 2 })).toBe(null);
  expect(answerAt(answers, { ...place, column: 0 })).toBe(null);
  expect(answerAt(undefined, place)).toBe(null);
});

test('a box of many units tells the range of its own values', () => {
  const answers: ColumnAnswers[] = [
    { kind: 'none' },
    answer([9, 9, 9, -1, Number.NaN, 2], 1, 3, 9),
    answer([Number.NaN], 1, 1, 1),
  ];
  const place = { kind: 'hidden', column: 1, layer: 0, index: 1, unit: 2, grouped: true } as const;
  expect(answerRange(answers, place)).toEqual([-1, 2]);
  expect(answerRange(answers, { ...place, grouped: false })).toBe(null);
  expect(answerRange(answers, { ...place, index: 2 })).toBe(null);
  expect(answerRange(answers, { ...place, column: 0 })).toBe(null);
  expect(answerRange(answers, { ...place, column: 2, index: 0 })).toBe(null);
});
