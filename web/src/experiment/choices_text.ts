/** Choices as text: `epochs:count=500,noImprovement`, and `none` for an empty list. */

import type { Choice } from './experiment';
import { listOf, numberOf, numberText } from './values_text';

const noChoices = 'none';

/** `id`, then `:name=number` for every value that is not its default. */
export function choiceText({ id, values }: Choice): string {
  const parts = Object.entries(values ?? {}).map(([name, value]) => `${name}=${numberText(value)}`);
  return [id, ...parts].join(':');
}

/** The raw choice of an id and its `name=number` parts. */
export function parseChoice(id: string, parts: readonly string[]): object {
  return { id, values: valuesOf(parts) };
}

/** `name=number` parts as an object. */
export function valuesOf(parts: readonly string[]): object {
  const values = parts.map((part): [string, unknown] => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), numberOf(part.slice(at + 1))];
  });
  // fromEntries makes own properties, also of a name such as __proto__.
  return Object.fromEntries(values);
}

export function choicesText(choices: readonly Choice[]): string {
  return choices.length === 0 ? noChoices : choices.map(choiceText).join(',');
}

/** Raw choices for normalizeExperiment. */
export function parseChoices(text: string): readonly object[] {
  if (text === noChoices) return [];
  return listOf(text).map((choice) => {
    const [id = '', ...parts] = choice.split(':');
    return parseChoice(id, parts);
  });
}
