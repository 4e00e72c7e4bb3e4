import { longFiles, maximumLines } from './rules';
import { filesOf, type SourceTree } from './source_tree';

const source = /\.(h|cpp|ts|js|mjs|css|html|py|sh)$/;
const ourFolders = /^(core|wasm_bindings|web|tests|scripts)\//;

function lineCount(text: string): number {
  return text.split('\n').length - 1;
}

/** Files with too many lines, and exceptions that are not needed. */
export function checkLengths(tree: SourceTree): string[] {
  const violations: string[] = [];
  for (const { name, text } of filesOf(tree, '', source))
    if (lineCount(text) > maximumLines && !longFiles[name])
      violations.push(`${name} has ${lineCount(text)} lines`);
  for (const name of Object.keys(longFiles))
    if (lineCount(tree.get(name) ?? '') <= maximumLines)
      violations.push(`${name} needs no exception`);
  return violations;
}

/** Names that are not snake_case; those that tools or language tags prescribe are left out. */
export function checkNames(tree: SourceTree): string[] {
  const prescribed =
    /(^|\/)(CMakeLists\.txt|\.clang-tidy|package-lock\.json|[a-z]{2}-[A-Z][a-z]+\.json|vite\w*\.config\.ts)$/;
  return [...tree.keys()].filter(
    (name) =>
      ourFolders.test(name) &&
      !prescribed.test(name) &&
      !name.split('/').every((part) => /^[a-z0-9_]+(\.[a-z0-9_]+)*$/.test(part)),
  );
}

/** Paths of one person's or one build's machine, and addresses of package registries. */
export function checkPlaces(tree: SourceTree): string[] {
  // The brackets keep this line from finding itself.
  const place =
    /(?:^|[^\w.])\/(?:h[o]me|U[s]ers|r[o]ot|w[o]rk|workspac[e]|farm[_-]?\w*)\/|\bregistr[y]\.\w+\.\w+/m;
  const violations: string[] = [];
  for (const [name, text] of tree) {
    const found = place.exec(text);
    if (found) violations.push(`${name} names a place: ${found[0].trim()}`);
  }
  return violations;
}

/** Download addresses in lock files, which differ from machine to machine. */
export function checkLockFile(tree: SourceTree): string[] {
  if (!tree.has('package-lock.json')) return ['package-lock.json is missing'];
  return [...filesOf(tree, '', /(^|\/)package-lock\.json$/)]
    .filter(({ text }) => /"resolved"\s*:/.test(text))
    .map(({ name }) => `${name} has "resolved" addresses`);
}

/** Files and folders that README and CONTRIBUTING name, in backticks, and that do not exist. */
export function checkDocumentedPaths(tree: SourceTree): string[] {
  const violations: string[] = [];
  for (const document of ['README.md', 'CONTRIBUTING.md']) {
    const text = tree.get(document);
    if (text === undefined) violations.push(`${document} is missing`);
    for (const [, path = ''] of (text ?? '').matchAll(/`([\w.-]+\/[\w./-]*)`/g)) {
      if (!ourFolders.test(path) || path.startsWith('web/src/generated')) continue;
      const exists = [...tree.keys()].some(
        (name) => name === path || name.startsWith(`${path.replace(/\/$/, '')}/`),
      );
      if (!exists) violations.push(`${document} names ${path}, which does not exist`);
    }
  }
  return violations;
}
