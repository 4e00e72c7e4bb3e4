import { filesOf, type SourceTree } from './source_tree';

/** A work that is named with its year: `Huber (1964)` or `(Legendre, 1805, appendix)`. */
const work = /\((?:[^()]*, )?(?:1[5-9]|20)\d\d(?=[,)])/g;

/** Where in a work something stands; of a library, its class, function or file. */
const place = new RegExp(
  [
    String.raw`\b(?:equation|section|algorithm|page|chapter|table|figure|lecture)s? [\dA-Z]`,
    String.raw`\barticle e\d`,
    String.raw`\b(?:abstract|appendix|numbers nothing)\b`,
    String.raw`\bclass(?:es)? [A-Z]\w+[A-Z]|\bfunctions? [a-z]+_\w|\bfiles? \w+\.[a-z]`,
  ].join('|'),
);

/** Works of a text, each up to the next one or to the sentence's end, that tell no place in them. */
export function worksWithoutPlace(text: string): string[] {
  const begins = [...text.matchAll(work)].map(({ index }) => index);
  return begins
    .map((begin, i) => text.slice(begin, begins[i + 1]).split(/\.(?=\s|$)/)[0] ?? '')
    .filter((mention) => !place.test(mention));
}

/** A text in the form of the catalogue's sources: works with places, or the project's own formula. */
export function isSource(text: string): boolean {
  const isOwn = text === 'formula of this project';
  return isOwn || (text.search(work) >= 0 && worksWithoutPlace(text).length === 0);
}

/** Blocks of whole lines of comment, each joined to one line. */
function commentsOf(code: string): string[] {
  const blocks = code.match(/(?:^[ \t]*\/\/.*\n?)+/gm) ?? [];
  return blocks.map((block) => block.replace(/\s*\/\/+ ?/g, ' ').trim());
}

/** Works that the comments of core name without saying where in them, and sources without a work. */
export function checkSources(tree: SourceTree): string[] {
  const violations: string[] = [];
  for (const { name, text } of filesOf(tree, 'core/', /\.(?:h|cpp)$/))
    for (const comment of commentsOf(text)) {
      violations.push(...worksWithoutPlace(comment).map((found) => `${name}: ${found}`));
      const [, source] = /\bSources?(?: of [\w ]+)?: (.*)/.exec(comment) ?? [];
      if (source !== undefined && source.search(work) < 0) violations.push(`${name}: ${source}`);
    }
  return violations;
}
