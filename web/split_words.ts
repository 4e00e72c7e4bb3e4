import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Dotted paths of words that the page does without until its first picture stands: explanations, and
 * what is said in parts that are fetched when they are opened.
 */
const later = [
  /\.explanation$/,
  /^page\.shelf\.\w+\.(?!title$)/,
  /^page\.ownTable\.(?!(?:open|dataset\.label)$)/,
  /^page\.layer\.(?!(?:edit|vector|image|sequence|imageName|sequenceName)$)/,
  /^page\.share\.(?!share$)/,
];

export type WordsPart = 'first' | 'later';

/** The words of one part, in the same nested objects. */
export function wordsOfPart(words: unknown, part: WordsPart, path = ''): unknown {
  if (typeof words !== 'object' || words === null) return words;
  const kept = Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const place = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object') {
      const inner = wordsOfPart(value, part, place) as object;
      return Object.keys(inner).length > 0 ? [[name, inner]] : [];
    }
    const isLater = later.some((pattern) => pattern.test(place));
    return isLater === (part === 'later') ? [[name, value]] : [];
  });
  return Object.fromEntries(kept);
}

/** Gives `<language>.json?first` and `<language>.json?later`, so that translators have one file. */
export function splitWords(): Plugin {
  return {
    name: 'split-words',
    enforce: 'pre',
    load(id) {
      const [, file, part] = /^(.+\/text\/[\w-]+\.json)\?(first|later)$/.exec(id) ?? [];
      if (file === undefined) return null;
      this.addWatchFile(file);
      const words: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const text = JSON.stringify(wordsOfPart(words, part as WordsPart));
      // Browsers read a text faster than the same as a literal of nested objects.
      return { code: `export default JSON.parse(${JSON.stringify(text)});`, moduleType: 'js' };
    },
  };
}
