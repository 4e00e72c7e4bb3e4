/** How a page or an embedded frame is shown: the author's part of an address, after `?`. */

import type { Language } from '../text/language';
import { languageOf } from '../text/language';
import { type Notice, quoted } from './notice';
import { findPreset } from './presets';

/** Parts of a page that `hide` can leave out. */
export const hideIds = [
  'topBar',
  'presets',
  'language',
  'theme',
  'share',
  'controls',
  'speed',
  'readouts',
  'settings',
  'data',
  'features',
  'network',
  'output',
  'loss',
  'shelf',
] as const;

export type HideId = (typeof hideIds)[number];

export const themes = ['light', 'dark', 'system'] as const;

export type Theme = (typeof themes)[number];

export interface Presentation {
  readonly preset: string | null;
  readonly hide: ReadonlySet<HideId>;
  readonly theme: Theme;
  /** Null leaves the choice to the reader's browser. */
  readonly lang: Language | null;
}

/** The presentation of a query, with or without '?'; whatever the text, a valid one. */
export function parsePresentation(search: string): {
  presentation: Presentation;
  notices: readonly Notice[];
} {
  const query = new URLSearchParams(search);
  const notices: Notice[] = [];
  /** The query's value when it reads as one, else the fallback and a notice. */
  function read<T>(name: string, meaning: (text: string) => T | undefined, fallback: T): T {
    const text = query.get(name);
    if (text === null || text === '') return fallback;
    const value = meaning(text);
    if (value !== undefined) return value;
    notices.push({ key: `${name}Unknown`, values: { given: quoted(text) } });
    return fallback;
  }
  const presentation: Presentation = {
    preset: read('preset', (text) => findPreset(text)?.id, null),
    hide: readHide(query.get('hide') ?? '', notices),
    theme: read('theme', (text) => themes.find((theme) => theme === text), 'system'),
    lang: read('lang', languageOf, null),
  };
  return { presentation, notices };
}

function readHide(text: string, notices: Notice[]): ReadonlySet<HideId> {
  const hide = new Set<HideId>();
  const unknown: string[] = [];
  for (const name of text.split(',').map((part) => part.trim())) {
    const id = hideIds.find((known) => known === name);
    if (id !== undefined) hide.add(id);
    else if (name !== '') unknown.push(quoted(name));
  }
  if (unknown.length > 0) {
    const given = unknown.slice(0, 5).join(', '); // enough to recognise the list
    notices.push({ key: 'hideUnknown', values: { given, allowed: hideIds.join(', ') } });
  }
  return hide;
}
