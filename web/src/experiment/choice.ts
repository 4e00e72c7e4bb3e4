/** Choices in their one canonical form: only the hyperparameters that differ from their defaults. */

import { type Entry, type Family, findEntry } from './catalog';
import type { Choice } from './experiment';
import { OWN_TABLE, ownTableNumber } from './own_table';

/** A choice whose `values` hold what differs from the entry's defaults, and are absent otherwise. */
export function makeChoice(entry: Entry, given: ReadonlyMap<string, number>): Choice {
  const values: Record<string, number> = {};
  let count = 0;
  for (const { name, default: usual } of entry.hyperparameters) {
    const value = given.get(name);
    if (value === undefined || value === usual) continue;
    values[name] = value;
    count += 1;
  }
  return count === 0 ? { id: entry.id } : { id: entry.id, values };
}

/** The canonical form of a valid choice; an unknown id keeps its id alone. */
export function canonicalChoice(family: Family, choice: Choice): Choice {
  const entry = findEntry(family, choice.id);
  if (entry === undefined) return { id: choice.id };
  return makeChoice(entry, new Map(Object.entries(choice.values ?? {})));
}

/** The value of a hyperparameter in a choice, its default when it is not named. */
export function choiceValue(family: Family, choice: Choice, name: string): number {
  if (choice.values !== undefined && Object.hasOwn(choice.values, name)) {
    const value = choice.values[name];
    if (value !== undefined) return value;
  }
  const found = findEntry(family, choice.id)?.hyperparameters.find((entry) => entry.name === name);
  if (found === undefined) throw new RangeError(`${choice.id} has no hyperparameter ${name}`);
  return found.default;
}

/** The choice with one hyperparameter changed. */
export function withChoiceValue(
  family: Family,
  choice: Choice,
  name: string,
  value: number,
): Choice {
  return canonicalChoice(family, { id: choice.id, values: { ...choice.values, [name]: value } });
}

/** A text that equal choices in canonical form share; another table of the reader's is another. */
export function choiceKey({ id, values = {} }: Choice): string {
  if (id === OWN_TABLE) return `${id} ${ownTableNumber()}`;
  return [id, ...Object.entries(values).flat()].join(' ');
}

/** Whether two choices mean the same. */
export function sameChoice(family: Family, a: Choice, b: Choice): boolean {
  if (a.id !== b.id) return false;
  const entry = findEntry(family, a.id);
  if (entry === undefined) return true;
  return entry.hyperparameters.every(
    ({ name }) => choiceValue(family, a, name) === choiceValue(family, b, name),
  );
}
