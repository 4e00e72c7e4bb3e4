/** The reader's own table as a dataset: in no menu and in no link, known while the page is open. */

import type { TableDescription, TableRequest } from '../../../wasm_bindings/own_table_types';
import type { DatasetEntry } from './catalog';

export const OWN_TABLE = 'ownTable';

interface OwnTable {
  /** Tells one table from the next. */
  readonly number: number;
  /** As the reader brought it. */
  readonly table: TableRequest;
  readonly entry: DatasetEntry;
  /** Names of inputs and classes by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

let current: OwnTable | null = null;

/** The table's row as if it were in the catalogue, or undefined before there is one. */
export function ownTableEntry(): DatasetEntry | undefined {
  return current?.entry;
}

/** The table as the reader brought it, or null before there is one. */
export function ownTable(): TableRequest | null {
  return current?.table ?? null;
}

/** Counts the tables; 0 before the first. */
export function ownTableNumber(): number {
  return current?.number ?? 0;
}

/** What the reader calls an input or a class of the table, or undefined for other ids. */
export function ownName(id: string): string | undefined {
  return current?.names.get(id);
}

/** Takes the place of an earlier table; `described` is what the core made of it. */
export function setOwnTable(table: TableRequest, described: TableDescription): void {
  const { inputs, classes, task, samples } = described;
  const columns = inputs.map((_, index) => `own${index + 1}`);
  const classIds = classes.map((_, index) => `ownClass${index + 1}`);
  const names = new Map(classes.map((name, index) => [`ownClass${index + 1}`, name]));
  for (const [index, { column, category }] of inputs.entries()) {
    const name = table.columns[column]?.name ?? '';
    names.set(`own${index + 1}`, category === '' ? name : `${name}: ${category}`);
  }
  const none = { fixed: 0, hyperparameter: '' };
  const entry: DatasetEntry = {
    id: OWN_TABLE,
    hyperparameters: [],
    task,
    columns,
    units: columns.map(() => ''),
    ranges: inputs.map(({ minimum, maximum }) => [minimum, maximum]),
    repeats: none,
    classes: classIds,
    classesUsed: none,
    wholeInputs: false,
    image: { channels: 0, rows: 0, columns: 0 },
    isSequence: false,
    planeFeatures: false,
    standardize: table.scaling === 'standardize',
    hasNoise: false,
    external: true,
    defaultSamples: samples,
    fixedSize: true,
    defaultTestShare: 0.3,
  };
  current = { number: ownTableNumber() + 1, table, entry, names };
}
