import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of every file by its path from the project's folder. */
export type SourceTree = ReadonlyMap<string, string>;

const projectFolder = path.resolve(import.meta.dirname, '../..');
const isText = /\.(h|cpp|ts|js|mjs|py|sh|css|html|json|md|txt|cmake)$|\/(setup|run)$|(^|\/)\.\w/;
const generated = ['.git', 'build', 'dist', 'node_modules', 'web/src/generated'];

/** Reads the project's own text files; what is generated is left out. */
export function readProject(): SourceTree {
  const tree = new Map<string, string>();
  const readFolder = (folder: string) => {
    for (const entry of readdirSync(path.join(projectFolder, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (generated.includes(name)) continue;
      if (entry.isDirectory()) readFolder(name);
      else if (isText.test(name))
        tree.set(name, readFileSync(path.join(projectFolder, name), 'utf8'));
    }
  };
  readFolder('');
  return tree;
}

/** Files of a tree under a folder, or all, whose name has one of the endings. */
export function* filesOf(tree: SourceTree, folder: string, ending: RegExp) {
  for (const [name, text] of tree)
    if (name.startsWith(folder) && ending.test(name)) yield { name, text };
}

/** The code without its comments; strings stay. */
export function withoutComments(code: string): string {
  const stringOrComment = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return code.replace(stringOrComment, (_, text?: string) => text ?? ' ');
}

/** What a C++ file includes: `"own/file.h"` from the project's folder, and `<other>` headers. */
export function includesOf(code: string): { own: string[]; other: string[] } {
  const found = [...withoutComments(code).matchAll(/^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)/gm)];
  return {
    own: found.flatMap(([, own]) => own ?? []),
    other: found.flatMap(([, , other]) => other ?? []),
  };
}

/** A module that a TypeScript or JavaScript file names, as a path from the project's folder. */
export interface Import {
  readonly target: string;
  /** Only the file's address is taken (to start a worker there), not what it exports. */
  readonly byAddress: boolean;
}

/** Every relative import of a file: static, dynamic, for types, re-exported, or by address. */
export function importsOf(name: string, code: string): Import[] {
  const form =
    /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]|\bnew\s+URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta/g;
  return [...withoutComments(code).matchAll(form)]
    .map(([, imported, url]) => ({ specifier: imported ?? url ?? '', isUrl: url !== undefined }))
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, isUrl }) => {
      const [file = '', query = ''] = specifier.split('?');
      return {
        target: path.posix.join(path.posix.dirname(name), file),
        byAddress: isUrl || query.startsWith('worker'),
      };
    });
}
