/**
 * Repairs of single values: each function gives a valid value, and a notice when it is not the one
 * given. A value that is absent (undefined) becomes the fallback without a notice.
 */

import { entries, type Family, findEntry, type Hyperparameter } from './catalog';
import { makeChoice } from './choice';
import type { Choice } from './experiment';
import { type Notice, quoted } from './notice';
import { OWN_TABLE } from './own_table';

/** Where a value stands and whom to tell about a repair. */
export interface Place {
  /** Path in the experiment. */
  readonly field: string;
  readonly notices: Notice[];
}

/** An object's own property, or undefined; prototypes are never looked at. */
export function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** The value as a notice quotes it. */
function given(value: unknown): string | number {
  return typeof value === 'number' && Number.isFinite(value) ? value : quoted(value);
}

/** Tells that `used` stands where something else was given. */
export function tell(
  place: Place,
  key: string,
  value: unknown,
  used: unknown,
  more: Readonly<Record<string, string | number>> = {},
): void {
  const values = { field: place.field, given: given(value), used: given(used), ...more };
  place.notices.push({ key, values });
}

/** A finite number inside its closed range, whole on an integer scale. */
export function repairNumber(
  place: Place,
  value: unknown,
  fallback: number,
  limits: Hyperparameter,
): number {
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    tell(place, 'replaced', value, fallback);
    return fallback;
  }
  const { minimum, maximum } = limits;
  const whole = limits.scale === 'integer' ? Math.round(value) : value;
  const used = Math.min(Math.max(whole, minimum), maximum) + 0; // + 0 makes -0 a plain 0
  if (used !== value) {
    const key = value < minimum || value > maximum ? 'outOfRange' : 'notWhole';
    tell(place, key, value, used, { minimum, maximum });
  }
  return used;
}

export function repairBoolean(place: Place, value: unknown, fallback: boolean): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? fallback;
  tell(place, 'replaced', value, fallback ? 1 : 0);
  return fallback;
}

/** The id of an entry of the family. */
export function repairId(place: Place, value: unknown, fallback: string, family: Family): string {
  if (value === undefined) return fallback;
  if (typeof value === 'string' && findEntry(family, value) !== undefined) return value;
  const allowed = entries(family).map((entry) => entry.id);
  const key = family === 'datasets' && value === OWN_TABLE ? 'ownTableMissing' : 'replaced';
  tell(place, key, value, fallback, { allowed: allowed.join(', ') });
  return fallback;
}

/**
 * A choice in its canonical form. Values without an id belong to the fallback's entry; names the
 * entry does not have are left out.
 */
export function repairChoice(
  place: Place,
  value: unknown,
  fallback: Choice,
  family: Family,
): Choice {
  if (value === undefined) return fallback;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell(place, 'replaced', value, fallback.id);
    return fallback;
  }
  const givenId = own(value, 'id');
  const id = repairId(place, givenId, fallback.id, family);
  const entry = findEntry(family, id);
  if (entry === undefined || (givenId !== undefined && givenId !== id)) return fallback;
  const kept = givenId === undefined ? Object.entries(fallback.values ?? {}) : [];
  const values = new Map<string, number>(kept);
  for (const [name, number] of ownEntries(place, own(value, 'values'))) {
    const limits = entry.hyperparameters.find((hyperparameter) => hyperparameter.name === name);
    const inner = { ...place, field: `${place.field}.${quoted(name)}` };
    if (limits === undefined)
      tell(inner, 'noSuchHyperparameter', number, '', { id, name: quoted(name) });
    else values.set(name, repairNumber(inner, number, limits.default, limits));
  }
  return makeChoice(entry, values);
}

function ownEntries(place: Place, values: unknown): readonly [string, unknown][] {
  if (values === undefined) return [];
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) {
    return Object.entries(values);
  }
  tell(place, 'replaced', values, '');
  return [];
}
