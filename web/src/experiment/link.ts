/** Experiments as the readable part of a link after `#`, and back. */

import { datasetEntry } from './catalog';
import { sameChoice } from './choice';
import { choicesText, parseChoices } from './choices_text';
import { defaultExperiment } from './defaults';
import type { Choice, Experiment } from './experiment';
import { type Field, fields, sharedActivation, versionKey } from './fields';
import { sharesActivation } from './layers';
import { layersText, parseLayers } from './layers_text';
import { type Notice, quoted } from './notice';
import { isPlaygroundLink, readPlaygroundLink } from './playground_link';
import { own } from './repair';
import { type Normalized, normalizeExperiment } from './schema';
import { listOf, numberOf, numberText } from './values_text';

/** Longer links are not read: nobody's experiment needs them. */
export const longestLink = 8192; // characters

/**
 * The link of a valid experiment, without '#'. Every setting that matters for its dataset is
 * written, so that the link replays the same training even when defaults change.
 */
export function experimentToLink(experiment: Experiment): string {
  const parts = [`${versionKey}=${experiment.version}`];
  for (const field of fields) {
    for (const [key, value] of written(field, experiment)) parts.push(`${key}=${value}`);
  }
  return parts.join('&');
}

/** The key and text pairs of one field. */
function written(field: Field, experiment: Experiment): readonly (readonly [string, string])[] {
  const { key, path } = field;
  const dataset = datasetEntry(experiment.data.dataset.id);
  if (path === 'data.sampleCount' && dataset.fixedSize) return [];
  if (path === 'data.noise' && !dataset.hasNoise) return [];
  if (path === 'data.features' && dataset.wholeInputs) return [];
  const activation = commonActivation(experiment);
  if (field === sharedActivation) return activation === null ? [] : choicePairs(key, activation);
  const [section = '', name = ''] = path.split('.');
  const value = own(own(experiment, section), name);
  switch (field.kind) {
    case 'number':
      return [[key, numberText(Number(value))]];
    case 'id':
      return [[key, String(value)]];
    case 'boolean':
      return [[key, value === true ? '1' : '0']];
    case 'features':
      return [[key, experiment.data.features.join(',')]];
    case 'layers':
      return [[key, layersText(experiment.network.layers, activation === null)]];
    case 'choice':
      return choicePairs(key, value as Choice);
    case 'choices':
      return [[key, choicesText(value as readonly Choice[])]];
  }
}

/** The activation that all hidden layers share that may, or null. */
function commonActivation(experiment: Experiment): Choice | null {
  const sharing = experiment.network.layers.filter(sharesActivation);
  const [first, ...others] = sharing.map((layer) => layer.activation);
  if (first === undefined) return null;
  return others.every((other) => sameChoice('activations', first, other)) ? first : null;
}

function choicePairs(key: string, choice: Choice): (readonly [string, string])[] {
  const values = Object.entries(choice.values ?? {});
  return [
    [key, choice.id],
    ...values.map(([name, v]) => [`${key}.${name}`, numberText(v)] as const),
  ];
}

/** The experiment of a link, with or without '#'; whatever the text, a valid one. */
export function parseLink(hash: string): Normalized {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  if (text === '') return { experiment: defaultExperiment, notices: [] };
  if (text.length > longestLink) {
    const values = { given: text.length, maximum: longestLink };
    return { experiment: defaultExperiment, notices: [{ key: 'linkTooLong', values }] };
  }
  const { values, notices } = readPairs(text);
  const input = isPlaygroundLink(values)
    ? readPlaygroundLink(values, notices)
    : readLink(values, notices);
  const normalized = normalizeExperiment(input);
  return { experiment: normalized.experiment, notices: [...notices, ...normalized.notices] };
}

/** Key and text pairs; the first of repeated keys counts. URLSearchParams takes broken escapes as text. */
function readPairs(text: string): { values: Map<string, string>; notices: Notice[] } {
  const values = new Map<string, string>();
  const notices: Notice[] = [];
  for (const [key, value] of new URLSearchParams(text)) {
    const used = values.get(key);
    if (used === undefined) values.set(key, value);
    else if (used !== value) {
      const repeated = { field: quoted(key), given: quoted(value), used: quoted(used) };
      notices.push({ key: 'repeatedSetting', values: repeated });
    }
  }
  return { values, notices };
}

/** The raw experiment that the keys of our own links describe. */
function readLink(values: Map<string, string>, notices: Notice[]): object {
  const sections: Record<string, Record<string, unknown>> = { data: {}, network: {}, training: {} };
  const version = values.get(versionKey);
  const left = new Set(values.keys());
  left.delete(versionKey);
  const activation = takeChoice(sharedActivation.key, values, left);
  for (const field of fields) {
    if (field === sharedActivation) continue;
    const [section = '', name = ''] = field.path.split('.');
    const raw = readField(field, values, left, activation);
    const target = sections[section];
    if (raw !== undefined && target !== undefined) target[name] = raw;
  }
  for (const key of left) {
    const field = quoted(key);
    notices.push({
      key: 'unknownSetting',
      values: { field, given: quoted(values.get(key)), used: '' },
    });
  }
  return version === undefined ? sections : { version: numberOf(version), ...sections };
}

function readField(
  field: Field,
  values: Map<string, string>,
  left: Set<string>,
  activation: object | undefined,
): unknown {
  if (field.kind === 'choice') return takeChoice(field.key, values, left);
  const text = values.get(field.key);
  left.delete(field.key);
  if (field.kind === 'layers') {
    return parseLayers(text, activation, defaultExperiment.network.layers);
  }
  if (text === undefined) return undefined;
  if (field.kind === 'number') return numberOf(text);
  if (field.kind === 'features') return listOf(text);
  if (field.kind === 'choices') return parseChoices(text);
  if (field.kind === 'boolean') return text === '1' ? true : text === '0' ? false : text;
  return text;
}

/** `key=id` and every `key.name=number` as a raw choice; undefined when there is none. */
function takeChoice(
  key: string,
  values: Map<string, string>,
  left: Set<string>,
): object | undefined {
  const named: [string, unknown][] = [];
  for (const [other, text] of values) {
    if (!other.startsWith(`${key}.`)) continue;
    named.push([other.slice(key.length + 1), numberOf(text)]);
    left.delete(other);
  }
  const id = values.get(key);
  left.delete(key);
  if (id === undefined && named.length === 0) return undefined;
  // fromEntries makes own properties, also of a name such as __proto__.
  return { ...(id === undefined ? {} : { id }), values: Object.fromEntries(named) };
}
