/** A dataset as its hyperparameters make it: so many columns, so many classes. */

import { type DatasetEntry, datasetEntry, type EntryCount } from './catalog';
import { choiceKey, choiceValue } from './choice';
import type { Choice } from './experiment';

/** A table row whose columns, units, ranges and classes are those of one choice. */
export interface ChosenDataset extends DatasetEntry {
  /** The inputs of a network when the reader chooses none; empty where it is fed whole samples. */
  readonly ownFeatures: readonly string[];
  /** Columns of one step of a sequence. */
  readonly features: number;
}

const made = new Map<string, ChosenDataset>();

/** The dataset of a choice; throws RangeError for an unknown id. */
export function chosenDataset(choice: Choice): ChosenDataset {
  const key = choiceKey(choice);
  const known = made.get(key);
  if (known !== undefined) return known;
  const dataset = make(choice);
  made.set(key, dataset);
  return dataset;
}

function make(choice: Choice): ChosenDataset {
  const entry = datasetEntry(choice.id);
  const counted = ({ fixed, hyperparameter }: EntryCount) =>
    hyperparameter === '' ? fixed : choiceValue('datasets', choice, hyperparameter);
  const times = counted(entry.repeats);
  const repeated = <T>(values: readonly T[], change: (value: T, round: number) => T) =>
    Array.from({ length: times }, (_, round) => values.map((v) => change(v, round))).flat();
  const same = <T>(values: readonly T[]) => repeated(values, (value) => value);
  const columns =
    times === 0 ? entry.columns : repeated(entry.columns, (name, round) => `${name}${round + 1}`);
  return {
    ...entry,
    columns,
    units: times === 0 ? entry.units : same(entry.units),
    ranges: times === 0 ? entry.ranges : same(entry.ranges),
    classes: entry.classes.slice(0, counted(entry.classesUsed) || entry.classes.length),
    ownFeatures: entry.wholeInputs ? [] : columns,
    features: entry.columns.length,
  };
}
