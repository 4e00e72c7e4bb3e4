import { callsOutOfCore, coreRooms, elementaryCalls, headersOutOfCore } from './rules';
import { filesOf, includesOf, type SourceTree, withoutComments } from './source_tree';

const cpp = /\.(h|cpp)$/;

/** `core/layers/dense.h` is in the room layers, `core/random.cpp` in the room random. */
function roomOf(name: string): string {
  return /^core\/(\w+)/.exec(name)?.[1] ?? '';
}

/** Includes and calls of core that its table does not allow. */
export function checkCore(tree: SourceTree): string[] {
  const violations: string[] = [];
  for (const { name, text } of filesOf(tree, 'core/', cpp)) {
    const room = roomOf(name);
    const allowed = coreRooms[room];
    if (!allowed) {
      violations.push(`${name}: the room ${room} is not in the table`);
      continue;
    }
    const { own, other } = includesOf(text);
    for (const target of own)
      if (roomOf(target) !== room && !allowed.includes(roomOf(target)))
        violations.push(`${name} includes ${target}: ${room} may not see it`);
    for (const [pattern, reason] of headersOutOfCore)
      for (const header of other)
        if (pattern.test(header)) violations.push(`${name} includes <${header}>: ${reason}`);

    const code = withoutComments(text);
    for (const [pattern, reason] of callsOutOfCore) {
      const call = pattern.exec(code);
      if (call) violations.push(`${name} has "${call[0]}": ${reason}`);
    }
    const call = room === 'kernels' ? null : elementaryCalls.exec(code);
    if (call) violations.push(`${name} has "${call[0]}": its bits differ between C libraries`);
  }
  return violations;
}

/** A layer's own header, other than the base class's, is seen in core/layers alone. */
export function checkLayersAreBuiltInOnePlace(tree: SourceTree): string[] {
  const builders = new Set<string>();
  for (const { name, text } of filesOf(tree, 'core/', cpp)) {
    if (roomOf(name) === 'layers') continue;
    const concrete = includesOf(text).own.filter((file) =>
      /^core\/layers\/(?!layer\.h)/.test(file),
    );
    if (concrete.length > 0) builders.add(name);
  }
  return [...builders].map((name) => `layers are built in ${name}`);
}

/** The bindings see core and themselves; only bind_* and js_* see Emscripten, and nobody sees those. */
export function checkBindings(tree: SourceTree): string[] {
  const violations: string[] = [];
  for (const { name, text } of filesOf(tree, 'wasm_bindings/', cpp)) {
    if (name.startsWith('wasm_bindings/compatibility/')) continue;
    const knowsJavaScript = /\/(bind|js)_[^/]*$/.test(name);
    const { own, other } = includesOf(text);
    for (const target of own) {
      if (!/^(core|wasm_bindings)\//.test(target)) violations.push(`${name} includes ${target}`);
      if (!knowsJavaScript && /^wasm_bindings\/(bind|js)_/.test(target))
        violations.push(`${name} includes ${target}: only bind_* and js_* may`);
    }
    for (const header of other)
      if (!knowsJavaScript && header.startsWith('emscripten'))
        violations.push(`${name} includes <${header}>: only bind_* and js_* may`);
  }
  return violations;
}

/** Rooms of the table that see themselves through others. */
export function cyclesOf(rooms: Readonly<Record<string, readonly string[]>>): string[] {
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (rooms[from] ?? []).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return Object.keys(rooms).filter((room) => reaches(room, room, new Set()));
}
