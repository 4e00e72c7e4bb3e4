import { describe, expect, test } from 'vitest';
import {
  looksLikeClasses,
  parseTable,
  TableTextError,
} from '../../../web/src/experiment/table_text';

function refusal(text: string): unknown {
  try {
    parseTable(text);
  } catch (error) {
    if (error instanceof TableTextError) return { key: error.key, ...error.values };
    throw error;
  }
  return 'taken';
}

describe('parseTable', () => {
  test.each([
    ['commas', 'size,quarter\n50,old\n60.5,new'],
    ['semicolons and a mark of the encoding', '\uFEFFsize;quarter\r\n50;old\r\n60.5;new\r\n'],
    ['tabs and spaces', 'size\tquarter\n 50 \t old\n\n60.5\tnew\n\n'],
    ['quotes', '"size","quarter"\n"50","old"\n60.5,"new"'],
  ])('reads %s', (_, text) => {
    expect(parseTable(text)).toEqual([
      { name: 'size', cells: [50, 60.5] },
      { name: 'quarter', cells: ['old', 'new'] },
    ]);
  });

  test('a quoted cell may hold separators, line ends and quotes', () => {
    expect(parseTable('a,b\n"1,5","say ""x""\nand y"\n2,z')).toEqual([
      { name: 'a', cells: ['1,5', '2'] },
      { name: 'b', cells: ['say "x"\nand y', 'z'] },
    ]);
  });

  test('cells may be missing; one text makes a column of texts', () => {
    expect(parseTable('a,b,\n1,NA,x\n,-2e3,?\nn/a,+.5,3')).toEqual([
      { name: 'a', cells: [1, null, null] },
      { name: 'b', cells: [null, -2000, 0.5] },
      { name: '3', cells: ['x', null, '3'] },
    ]);
  });

  test('numbers are plain ones', () => {
    const [column] = parseTable('a,b\n0x10,1\nInfinity,1\n1_000,1');
    expect(column?.cells).toEqual(['0x10', 'Infinity', '1_000']);
  });

  test('names the line of what it refuses', () => {
    expect(refusal('a,b\n1,2\n\n1,2,3')).toEqual({ key: 'cells', line: 4, count: 3, wanted: 2 });
    expect(refusal('a,b\n1,2\n"1,2')).toEqual({ key: 'quote', line: 3 });
    expect(refusal('a\n1')).toEqual({ key: 'columns', count: 1 });
    expect(refusal('')).toEqual({ key: 'columns', count: 0 });
    expect(refusal(Array.from({ length: 51 }, (_, i) => i).join(','))).toEqual({
      key: 'columns',
      count: 51,
    });
    const rows = (count: number) => `a,b\n${'1,2\n'.repeat(count)}`;
    expect(refusal(rows(2001))).toEqual({ key: 'rows', count: 2001 });
    expect(refusal(rows(2000))).toBe('taken');
    expect(refusal('x'.repeat(2_000_001))).toEqual({ key: 'length', most: 2_000_000 });
  });
});

test('texts and a few whole numbers look like classes', () => {
  expect(looksLikeClasses(['a', null])).toBe(true);
  expect(looksLikeClasses([1, 0, null, 1])).toBe(true);
  expect(looksLikeClasses([1.5, 0])).toBe(false);
  expect(looksLikeClasses([3, 3])).toBe(false);
  expect(looksLikeClasses(Array.from({ length: 11 }, (_, i) => i))).toBe(false);
});
