/// <reference path="./words_part.d.ts" />
/**
 * The words of the page's languages: of each the first part is fetched when the language is first
 * wanted, the rest once the page stands or a part of it is opened. Which words the first part holds is
 * said in web/split_words.ts.
 */

import type { Language } from './language';

type Fetch = () => Promise<{ readonly default: unknown }>;
type Part = 'first' | 'later';

const files: Readonly<Record<Language, Readonly<Record<Part, Fetch>>>> = {
  en: { first: () => import('./en.json?first'), later: () => import('./en.json?later') },
  'zh-Hans': {
    first: () => import('./zh-Hans.json?first'),
    later: () => import('./zh-Hans.json?later'),
  },
};

/** Nested objects of texts, by language and part. */
const fetched = new Map<string, unknown>();
const waiting: { readonly language: Language; readonly task: () => void }[] = [];

async function fetchPart(language: Language, part: Part): Promise<void> {
  const key = `${language} ${part}`;
  if (fetched.has(key)) return;
  fetched.set(key, (await files[language][part]()).default);
}

/** Fetches the first words of a language, once; rejects when they cannot be had. */
export function fetchWords(language: Language): Promise<void> {
  return fetchPart(language, 'first');
}

/** Fetches the rest of them in the same way, then does what waited for them. */
export async function fetchLaterWords(language: Language): Promise<void> {
  await fetchPart(language, 'later');
  const due = waiting.filter((one) => one.language === language);
  for (const one of due) waiting.splice(waiting.indexOf(one), 1);
  for (const { task } of due) task();
}

/**
 * Does something with all words of a language: at once, or when the last of them have come. What is
 * returned asks for them, for one who wants them now: an earlier fetch may have failed.
 */
export function whenAllWords(language: Language, task: () => void): () => void {
  if (fetched.has(`${language} later`)) task();
  else waiting.push({ language, task });
  return () => void fetchLaterWords(language).catch(() => {});
}

/** The text at a dotted path, or undefined; prototypes are never looked at. */
export function findWords(language: Language, key: string): string | undefined {
  if (!fetched.has(`${language} first`))
    throw new RangeError(`text: the words of ${language} were not fetched`);
  return (
    textAt(fetched.get(`${language} first`), key) ?? textAt(fetched.get(`${language} later`), key)
  );
}

function textAt(words: unknown, key: string): string | undefined {
  let node = words;
  for (const name of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[name];
  }
  return typeof node === 'string' ? node : undefined;
}
