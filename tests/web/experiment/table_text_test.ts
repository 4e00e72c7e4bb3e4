import { describe, expect, test } from 'vitest';
import {
  looksLikeClasses,
  parseTable,
  TableTextError,
  tableText,
  textColumns,
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

  test('a comma is the decimal mark where it parts no cells and no number has a point', () => {
    const cells = (text: string) => parseTable(text).map((column) => column.cells);
    expect(cells('size;rooms;kind\n8,8;2;small\n-,5e1;3;,')).toEqual([
      [8.8, -5],
      [2, 3],
      ['small', ','],
    ]);
    expect(cells('a\tb\n8,25\t1\n9\t2')).toEqual([
      [8.25, 9],
      [1, 2],
    ]);
    const withPoints = [
      ['1,234', '2'],
      [0.5, 1],
    ];
    expect(cells('a\tb\n1,234\t0.5\n2\t1')).toEqual(withPoints);
    expect(cells('a,b\n"1,234",0.5\n2,1')).toEqual(withPoints);
    expect(cells('a;b\n1,2,3;1\n1.234,5;1')).toEqual([
      ['1,2,3', '1.234,5'],
      [1, 1],
    ]);
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

test('columns of texts are counted, and the cell named that keeps a column from being numbers', () => {
  const columns = parseTable('size,kind,n\n8,a,1\n12 m,b,2\n9,a,\n8,1,3');
  expect(textColumns(columns)).toEqual([
    { name: 'size', different: 3, oddOne: '12 m' },
    { name: 'kind', different: 3, oddOne: null },
  ]);
  expect(textColumns(parseTable('a,b\n1,2'))).toEqual([]);
});

test('a table written as text is read as the same table', () => {
  const columns = parseTable(
    'a;"b, c";d\n1;"say ""x""\nand y";,5\n-2e-7;1,5;x\nNA;"a;\tb\r\n c";?\n',
  );
  expect(columns[1]?.cells).toEqual(['say "x"\nand y', '1,5', 'a;\tb\r\n c']);
  expect(parseTable(tableText(columns))).toEqual(columns);
});

test('texts and a few whole numbers look like classes', () => {
  expect(looksLikeClasses(['a', null])).toBe(true);
  expect(looksLikeClasses([1, 0, null, 1])).toBe(true);
  expect(looksLikeClasses([1.5, 0])).toBe(false);
  expect(looksLikeClasses([3, 3])).toBe(false);
  expect(looksLikeClasses(Array.from({ length: 11 }, (_, i) => i))).toBe(false);
});
