/** The words of the page's languages, each fetched when it is first wanted. */

import type { Language } from './language';

const files: Readonly<Record<Language, () => Promise<{ readonly default: unknown }>>> = {
  en: () => import('./en.json'),
  'zh-Hans': () => import('./zh-Hans.json'),
};

const fetched = new Map<Language, unknown>();

/** Fetches a language's words, once; rejects when they cannot be had. */
export async function fetchWords(language: Language): Promise<void> {
  if (fetched.has(language)) return;
  fetched.set(language, (await files[language]()).default);
}

/** Nested objects of texts. Throws for a language that was not fetched. */
export function wordsOf(language: Language): unknown {
  if (fetched.has(language)) return fetched.get(language);
  throw new RangeError(`text: the words of ${language} were not fetched`);
}
