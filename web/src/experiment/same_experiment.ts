/** Whether two experiments are the same one, however they came about. */

import { datasetEntry } from './catalog';
import { canonicalExperiment } from './defaults';
import type { Experiment } from './experiment';

/** A text that equal experiments share; settings that their dataset does not have do not count. */
function keyOf(experiment: Experiment): string {
  const canonical = canonicalExperiment(experiment);
  const { dataset, features, noise, sampleCount, ...data } = canonical.data;
  const { fixedSize, hasNoise, wholeInputs } = datasetEntry(dataset.id);
  const counted = {
    ...data,
    dataset,
    features: wholeInputs ? [] : features,
    noise: hasNoise ? noise : 0,
    sampleCount: fixedSize ? 0 : sampleCount,
  };
  return JSON.stringify({ ...canonical, data: counted }, sorted);
}

/** Names in one order, as they stand in the order in which they were set. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Written when they are first asked for: those of all presets would hold up the start of the page. */
const keys = new WeakMap<Experiment, string>();

function knownKey(experiment: Experiment): string {
  const key = keys.get(experiment) ?? keyOf(experiment);
  keys.set(experiment, key);
  return key;
}

export function sameExperiment(a: Experiment, b: Experiment): boolean {
  return a === b || (a.data.dataset.id === b.data.dataset.id && knownKey(a) === knownKey(b));
}
