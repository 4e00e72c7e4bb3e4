/** Repairs of lists of choices, such as stop rules. */

import { entries, type Family, findEntry } from './catalog';
import type { Choice } from './experiment';
import { own, type Place, repairChoice, tell } from './repair';

/** Entries of a list of choices that are read at all. */
const longestList = 100;

/** Entries of the family, each once, in menu order. */
export function repairChoices(
  place: Place,
  value: unknown,
  fallback: readonly Choice[],
  family: Family,
): readonly Choice[] {
  if (value === undefined) return fallback;
  if (!Array.isArray(value)) {
    tell(place, 'replaced', value, fallback.map(({ id }) => id).join(', ') || 'none');
    return fallback;
  }
  const chosen = new Map<string, Choice>();
  // More than there are entries can only be repetitions: a list without end is not read through.
  for (const item of value.slice(0, longestList)) {
    const id = own(item, 'id');
    if (typeof id !== 'string' || findEntry(family, id) === undefined)
      tell(place, 'choiceUnknown', id ?? item, '');
    else if (chosen.has(id)) tell(place, 'choiceRepeated', id, '');
    else chosen.set(id, repairChoice(place, item, { id }, family));
  }
  return entries(family).flatMap(({ id }) => chosen.get(id) ?? []);
}
