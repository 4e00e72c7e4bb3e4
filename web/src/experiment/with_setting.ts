/**
 * Settings by their paths, as the core's candidates name them (core/selection/with_setting.h):
 * `training.learningRate`, `training.optimizer`, `training.optimizer.momentum`,
 * `network.layers.2.units`, where layers count from 1.
 */

import type { Family } from './catalog';
import { canonicalChoice, choiceValue, withChoiceValue } from './choice';
import type { Choice, Experiment } from './experiment';
import { fields } from './fields';
import { canonicalLayer } from './layers';

export type SettingValue = number | string;

type Part = Readonly<Record<string, unknown>>;

const LAYER = /^network\.layers\.(\d+)\.(\w+)(?:\.(\w+))?$/;

/** The experiment with another value of one setting. Throws RangeError for a path that has none. */
export function withSetting(experiment: Experiment, path: string, value: SettingValue): Experiment {
  const [, number, member = '', inner] = LAYER.exec(path) ?? [];
  if (number !== undefined)
    return withLayerSetting(experiment, Number(number) - 1, member, inner, value);
  const { section, name, choice, hyperparameter } = placeOf(path);
  const before = experiment[section] as unknown as Part;
  const changed = choice
    ? changedChoice(choice.family, before[name] as Choice, hyperparameter, value)
    : value;
  return { ...experiment, [section]: { ...before, [name]: changed } };
}

/** The value that a setting has now. Throws RangeError for a path that has none. */
export function settingValue(experiment: Experiment, path: string): SettingValue {
  const [, number, member = ''] = LAYER.exec(path) ?? [];
  if (number !== undefined) {
    const layer = experiment.network.layers[Number(number) - 1];
    if (!layer) throw new RangeError(`setting: '${path}' is not known`);
    return member === 'activation' ? layer.activation.id : choiceValue('layers', layer, member);
  }
  const { section, name, choice, hyperparameter } = placeOf(path);
  const value = (experiment[section] as unknown as Part)[name];
  if (!choice) return value as number;
  const chosen = value as Choice;
  return hyperparameter === undefined
    ? chosen.id
    : choiceValue(choice.family, chosen, hyperparameter);
}

function withLayerSetting(
  experiment: Experiment,
  position: number,
  member: string,
  inner: string | undefined,
  value: SettingValue,
): Experiment {
  const { network } = experiment;
  if (inner !== undefined || !network.layers[position]) {
    throw new RangeError(`network.layers: no setting ${position + 1}.${member} to change`);
  }
  const layers = network.layers.map((layer, index) => {
    if (index !== position) return layer;
    return canonicalLayer(
      member === 'activation'
        ? { ...layer, activation: { id: String(value) } }
        : { ...layer, values: { ...layer.values, [member]: Number(value) } },
    );
  });
  return { ...experiment, network: { ...network, layers } };
}

/** Another id takes its own defaults, as the core has it. */
function changedChoice(
  family: Family,
  before: Choice,
  hyperparameter: string | undefined,
  value: SettingValue,
): Choice {
  if (hyperparameter !== undefined)
    return withChoiceValue(family, before, hyperparameter, Number(value));
  return before.id === value ? before : canonicalChoice(family, { id: String(value) });
}

interface SettingPlace {
  readonly section: 'data' | 'network' | 'training';
  readonly name: string;
  /** The choice that the path names, or whose hyperparameter it names. */
  readonly choice: { readonly family: Family } | null;
  readonly hyperparameter: string | undefined;
}

function placeOf(path: string): SettingPlace {
  const [section = '', name = '', hyperparameter] = path.split('.');
  const field = fields.find((one) => one.path === `${section}.${name}`);
  const choice = field?.kind === 'choice' ? field : null;
  const known = field !== undefined && (choice !== null || field.kind === 'number');
  const isSection = section === 'data' || section === 'network' || section === 'training';
  if (!known || !isSection || (hyperparameter !== undefined && !choice)) {
    throw new RangeError(`setting: '${path}' is not known`);
  }
  return { section, name, choice, hyperparameter };
}
