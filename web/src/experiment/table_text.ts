/** Tables as text: rows of cells parted by commas, semicolons or tabs, the first row the names. */

import type { TableRequest } from '../../../wasm_bindings/own_table_types';

export type TableColumns = TableRequest['columns'];

/** Why a text is no table; `key` is a key under "page.ownTable.refusals" in the text files. */
export class TableTextError extends RangeError {
  constructor(
    readonly key: 'rows' | 'columns' | 'cells' | 'quote' | 'length',
    readonly values: Readonly<Record<string, number>>,
  ) {
    super(key);
  }
}

export const largestTable = { rows: 2000, columns: 50, characters: 2_000_000 } as const;

const separators = ['\t', ';', ','] as const;
const missingWords = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);
const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const numberWithComma = /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d+)?$/i;

/**
 * Columns with their names and cells; throws TableTextError naming the line. Where semicolons or tabs
 * part the cells, a comma is the decimal mark, unless some number has a point.
 */
export function parseTable(text: string): TableColumns {
  const { characters, rows: mostRows, columns: mostColumns } = largestTable;
  if (text.length > characters) throw new TableTextError('length', { most: characters });
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain);
  const lines = readLines(plain, separator);
  const [names = { line: 1, cells: [] }, ...rows] = lines;
  const count = names.cells.length;
  if (count < 2 || count > mostColumns) throw new TableTextError('columns', { count });
  if (rows.length > mostRows) throw new TableTextError('rows', { count: rows.length });
  for (const { line, cells } of rows) {
    if (cells.length !== count)
      throw new TableTextError('cells', { line, count: cells.length, wanted: count });
  }
  const trimmed = rows.map(({ cells }) => cells.map((cell) => cell.trim()));
  const hasPoints = trimmed.some((row) => row.some((c) => c.includes('.') && plainNumber.test(c)));
  const withCommas = separator !== ',' && !hasPoints;
  return names.cells.map((name, column) => ({
    name: name.trim() || String(column + 1),
    cells: typed(
      trimmed.map((row) => row[column] ?? ''),
      withCommas,
    ),
  }));
}

/** The columns as a text that gives the same columns when it is read. */
export function tableText(columns: TableColumns): string {
  const quotedCell = (cell: number | string | null) => {
    const text = String(cell ?? '');
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = (columns[0]?.cells ?? []).map((_, row) => columns.map(({ cells }) => cells[row]));
  return [columns.map(({ name }) => name), ...rows]
    .map((row) => row.map((cell) => quotedCell(cell ?? null)).join(','))
    .join('\n');
}

/** The one that stands most often in the first line outside of quotes. */
function separatorOf(text: string): string {
  const first = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replace(
    /"[^"]*"/g,
    '',
  );
  const counts = separators.map((separator) => first.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Lines with cells; empty ones are passed over. A quoted cell may hold separators and line ends. */
function readLines(text: string, separator: string): { line: number; cells: string[] }[] {
  const lines: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let start = 1;
  let openedAt = 0; // the line of the quote that is open, or 0
  const endLine = () => {
    cells.push(cell);
    if (cells.length > 1 || cell.trim() !== '') lines.push({ line: start, cells });
    cells = [];
    cell = '';
    start = line;
  };
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i] ?? '';
    if (character === '\n') line += 1;
    if (openedAt > 0) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else openedAt = 0;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      openedAt = line;
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') endLine();
    else if (character !== '\r') cell += character;
  }
  if (openedAt > 0) throw new TableTextError('quote', { line: openedAt });
  endLine();
  return lines;
}

/** Numbers where every cell that is not missing is one, else texts. */
function typed(cells: readonly string[], withCommas: boolean): (number | string | null)[] {
  const known = cells.map((cell) => (missingWords.has(cell.toLowerCase()) ? null : cell));
  const plain = known.map((cell) =>
    cell !== null && withCommas && numberWithComma.test(cell) ? cell.replace(',', '.') : cell,
  );
  const areNumbers = plain.every((cell) => cell === null || plainNumber.test(cell));
  return areNumbers ? plain.map((cell) => (cell === null ? null : Number(cell))) : known;
}

/** A column that was read as texts. */
export interface TextColumn {
  readonly name: string;
  /** How many different texts it holds. */
  readonly different: number;
  /** The first cell that is no number where most of the others are, else null. */
  readonly oddOne: string | null;
}

/** The columns that hold texts, each of which becomes an input of its own, or a class. */
export function textColumns(columns: TableColumns): readonly TextColumn[] {
  return columns.flatMap(({ name, cells }) => {
    const texts = cells.filter((cell): cell is string => typeof cell === 'string');
    if (texts.length === 0) return [];
    const odd = texts.filter((cell) => !plainNumber.test(cell) && !numberWithComma.test(cell));
    const oddOne = odd.length > 0 && 2 * odd.length < texts.length ? (odd[0] ?? null) : null;
    return [{ name, different: new Set(texts).size, oddOne }];
  });
}

/** Whether a column's values can only be, or look like, names of classes. */
export function looksLikeClasses(cells: TableColumns[number]['cells']): boolean {
  const known = cells.filter((cell) => cell !== null);
  if (known.some((cell) => typeof cell === 'string')) return true;
  const different = new Set(known).size;
  return different >= 2 && different <= 10 && known.every((cell) => Number.isInteger(cell));
}
