/** The settings whose values a cross-validation can compare, and values to begin with. */

import { lacksFullBatch } from './adapt';
import {
  entries,
  type Family,
  findEntry,
  type Hyperparameter,
  hiddenActivations,
  setting,
} from './catalog';
import type { Choice, Experiment } from './experiment';
import { fieldAt } from './fields';
import { layerKind, sharesActivation } from './layers';
import { meetsChance, needsOneLoss } from './one_loss';
import { LEAST_COMPARED, layerThatCompares } from './samples_to_compare';
import { type SettingValue, settingValue, withSetting } from './with_setting';

/** A setting that can be an axis of the comparison. */
export type ComparedSetting = { readonly path: string } & (
  | { readonly kind: 'number'; readonly range: Hyperparameter }
  | { readonly kind: 'id'; readonly family: Family; readonly ids: readonly string[] }
);

/** Values of one setting to compare. */
export interface ComparedValues {
  readonly path: string;
  readonly values: readonly SettingValue[];
}

/** More would take long, and crowd the table. */
export const MOST_VALUES = 12;

const BATCH_SIZE = 'training.batchSize';
const NUMBERS = ['training.learningRate', BATCH_SIZE, 'training.warmupEpochs'];
const LEARNING_RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3];
/** Ids that are ticked to begin with, beside the present one. */
const FIRST_IDS = 3;

/**
 * Every setting that can be compared in this experiment, the learning rate first, with values that go
 * together with all those of the settings on the other axes.
 */
export function comparedSettings(
  experiment: Experiment,
  others: readonly string[] = [],
): readonly ComparedSetting[] {
  const { training, network } = experiment;
  const numbers = NUMBERS.filter(
    (path) => path !== BATCH_SIZE || !needsOneLoss(training.optimizer),
  ).map((path) => ({ path, kind: 'number', range: rangeOf(experiment, path) }) as const);
  const choices: readonly (readonly [string, Family, Choice])[] = [
    ['training.optimizer', 'optimizers', training.optimizer],
    ['training.regularizer', 'regularizers', training.regularizer],
    ['training.schedule', 'schedules', training.schedule],
    ['training.gradientClipping', 'gradientClippings', training.gradientClipping],
    ['network.initializer', 'initializers', network.initializer],
  ];
  return [
    ...numbers,
    ...choices.flatMap(([path, family, choice]) => [
      { path, kind: 'id', family, ids: idsOf(experiment, path, family, others) } as const,
      ...hyperparametersOf(path, findEntry(family, choice.id)?.hyperparameters ?? []),
    ]),
    ...network.layers.flatMap((layer, index) => {
      const path = `network.layers.${index + 1}`;
      const { hyperparameters, chance } = layerKind(layer);
      const may = hyperparameters.filter(
        ({ name }) => name !== chance || !needsOneLoss(training.optimizer),
      );
      const own = hyperparametersOf(path, may);
      const ids = hiddenActivations().map(({ id }) => id);
      const activation = {
        path: `${path}.activation`,
        kind: 'id',
        family: 'activations',
        ids,
      } as const;
      return sharesActivation(layer) ? [...own, activation] : own;
    }),
  ];
}

/** Without batches of one where a layer compares samples. */
function rangeOf(experiment: Experiment, path: string): Hyperparameter {
  const range = setting(path);
  if (path !== BATCH_SIZE || layerThatCompares(experiment) === null) return range;
  return { ...range, minimum: LEAST_COMPARED };
}

function hyperparametersOf(
  path: string,
  ranges: readonly Hyperparameter[],
): readonly ComparedSetting[] {
  return ranges.map((range) => ({ path: `${path}.${range.name}`, kind: 'number', range }));
}

/** Without optimizers that would need another batch, or layers that take no chances. */
function idsOf(
  experiment: Experiment,
  path: string,
  family: Family,
  others: readonly string[],
): readonly string[] {
  const ids = entries(family).map(({ id }) => id);
  if (family !== 'optimizers') return ids;
  const meetsOthers = others.includes(BATCH_SIZE) || others.some(chancePaths(experiment));
  return ids.filter((id) => {
    const { data, network, training } = withSetting(experiment, path, id);
    if (meetsOthers && needsOneLoss(training.optimizer)) return false;
    return !lacksFullBatch(data, training) && !meetsChance(network.layers, training.optimizer);
  });
}

/** Tells the paths of what layers leave to chance. */
function chancePaths({ network }: Experiment): (path: string) => boolean {
  const paths = network.layers.flatMap((layer, index) => {
    const { chance } = layerKind(layer);
    return chance === '' ? [] : [`network.layers.${index + 1}.${chance}`];
  });
  return (path) => paths.includes(path);
}

/** Values to begin with: round rates, or the present value among its neighbours. */
export function usualValues(
  experiment: Experiment,
  compared: ComparedSetting,
): readonly SettingValue[] {
  if (compared.path === 'training.learningRate') return LEARNING_RATES;
  const present = settingValue(experiment, compared.path);
  if (compared.kind === 'id') {
    const first = compared.ids.slice(0, FIRST_IDS);
    return compared.ids.filter((id) => id === present || first.includes(id));
  }
  return neighbours(Number(present), compared.range);
}

/** The value between two smaller and two larger ones of its range. */
function neighbours(present: number, range: Hyperparameter): readonly number[] {
  const { minimum, maximum, scale } = range;
  const wanted =
    scale === 'linear' || present === 0
      ? evenly(minimum, scale === 'linear' ? maximum : Math.min(maximum, minimum + 4))
      : scale === 'logarithmic'
        ? [present / 10, present / 3, present * 3, present * 10]
        : [present / 4, present / 2, present * 2, present * 4];
  const rounded = wanted.map((value) =>
    scale === 'integer' ? Math.round(value) : Number(value.toPrecision(2)),
  );
  const inside = [...rounded, present].filter((value) => value >= minimum && value <= maximum);
  return [...new Set(inside)].sort((a, b) => a - b);
}

function evenly(minimum: number, maximum: number): readonly number[] {
  return [0, 0.25, 0.5, 0.75, 1].map((share) => minimum + share * (maximum - minimum));
}

/** The candidates' values on every axis, the last axis running fastest, as the core counts them. */
export function candidatesOf(
  axes: readonly ComparedValues[],
): readonly (readonly SettingValue[])[] {
  return axes.reduce<readonly (readonly SettingValue[])[]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/** The experiment with a candidate's values; ids come before numbers, as they bring their own. */
export function withCandidate(
  experiment: Experiment,
  axes: readonly ComparedValues[],
  candidate: readonly SettingValue[],
): Experiment {
  const assignments = axes.map(({ path }, axis) => ({ path, value: candidate[axis] ?? '' }));
  const rank = ({ value }: { readonly value: SettingValue }) => (typeof value === 'string' ? 0 : 1);
  return [...assignments]
    .sort((one, other) => rank(one) - rank(other))
    .reduce((changed, { path, value }) => withSetting(changed, path, value), experiment);
}

/** Whether two experiments differ in nothing but the settings on the axes. */
export function differOnlyIn(
  axes: readonly ComparedValues[],
  one: Experiment,
  other: Experiment,
): boolean {
  const first = candidatesOf(axes)[0] ?? [];
  try {
    const alike = (experiment: Experiment) =>
      JSON.stringify(withCandidate(experiment, axes, first));
    return alike(one) === alike(other);
  } catch {
    return false; // a layer of the axes is no longer there
  }
}

/** The family whose ids a path's values are; null for numbers. */
export function comparedFamily(path: string): Family | null {
  if (/^network\.layers\.\d+\.activation$/.test(path)) return 'activations';
  const field = fieldAt(path);
  return field?.kind === 'choice' ? field.family : null;
}
