import { wasmGlue, webRooms } from './rules';
import { filesOf, importsOf, type SourceTree } from './source_tree';

const script = /\.(ts|js|mjs)$/;

function roomOf(name: string): string {
  return /^web\/src\/(\w+)\//.exec(name)?.[1] ?? '';
}

/** Imports between the rooms of the page that the table forbids. */
export function checkWebRooms(tree: SourceTree): string[] {
  const violations: string[] = [];
  for (const { name, text } of filesOf(tree, 'web/src/', script)) {
    const room = roomOf(name);
    for (const { target } of importsOf(name, text)) {
      if (webRooms[room]?.includes(roomOf(target)))
        violations.push(`${name} imports ${target}: ${room} may not see it`);
      if (/^(core|scripts)\//.test(target)) violations.push(`${name} imports ${target}`);
    }
  }
  return violations;
}

/** Code that the room engine compiles for its worker; nothing of it runs without the glue. */
function isOwnCode(file: string, target: string): boolean {
  return file.startsWith('web/src/engine/') && target.endsWith('.wasm');
}

/** Whether a file, or anything it imports other than by address, imports Emscripten's glue. */
function reachesGlue(tree: SourceTree, name: string, seen: Set<string>): boolean {
  const file = [name, `${name}.ts`, `${name}/index.ts`].find((path) => tree.has(path));
  if (file === undefined || seen.has(file)) return false;
  seen.add(file);
  return importsOf(file, tree.get(file) ?? '').some(
    ({ target, byAddress }) =>
      (wasmGlue.test(target) && !isOwnCode(file, target)) ||
      (!byAddress && reachesGlue(tree, target, seen)),
  );
}

/** Only the worker sees the module; whoever else needs it starts the worker by its address. */
export function checkWasmUsers(tree: SourceTree): string[] {
  return [...filesOf(tree, 'web/', script)]
    .filter(({ name }) => !name.startsWith('web/src/engine/') && reachesGlue(tree, name, new Set()))
    .map(({ name }) => `${name} reaches the wasm module without the worker`);
}

/** Nothing uses tests. */
export function checkNothingUsesTests(tree: SourceTree): string[] {
  const violations: string[] = [];
  for (const { name, text } of filesOf(tree, '', /\.(h|cpp|ts|js|mjs)$/)) {
    if (name.startsWith('tests/')) continue;
    const included = [...text.matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)].map(
      ([, file]) => file ?? '',
    );
    const imported = importsOf(name, text).map(({ target }) => target);
    for (const target of [...included, ...imported])
      if (target.startsWith('tests/')) violations.push(`${name} uses ${target}`);
  }
  return violations;
}
