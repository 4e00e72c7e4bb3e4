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

/** How a dataset's predictions are drawn: over two columns of a plane, or sample by sample. */
export type OutputKind = 'plane' | 'images' | 'bits' | 'wave' | 'markedSteps' | 'shares';

/**
 * The drawing that suits a dataset by its shape: columns with a name of their own make a plane, those
 * that repeat by number make one sample each.
 */
export function outputKind(dataset: DatasetEntry & Pick<ChosenDataset, 'features'>): OutputKind {
  const { image, isSequence, repeats, task, features } = dataset;
  if (image.rows > 0) return 'images';
  if (repeats.fixed === 0 && repeats.hyperparameter === '') return 'plane';
  if (task === 'multiclass') return 'shares';
  if (task === 'binary') return 'bits';
  return isSequence && features > 1 ? 'markedSteps' : 'wave';
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
