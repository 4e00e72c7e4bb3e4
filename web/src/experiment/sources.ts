/** Where the catalogue's entries were published; apart from it, as few readers ask. */

import { sources as generated } from '../generated/sources';
import type { Family } from './catalog';

const sources: Readonly<Record<Family, Readonly<Record<string, string>>>> = generated;

/** Author, year and place of an entry's definition; '' for the reader's own table. */
export function sourceOf(family: Family, id: string): string {
  return (Object.hasOwn(sources[family], id) ? sources[family][id] : undefined) ?? '';
}
