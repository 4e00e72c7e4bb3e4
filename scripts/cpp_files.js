// The C++ files that are formatted.
import { existsSync } from 'node:fs';
import { filesUnder } from './commands.js';

/** Every header and source of core, bindings and tests. */
export function cppFiles() {
  return ['core', 'wasm_bindings', 'tests']
    .filter(existsSync)
    .flatMap((folder) => filesUnder(folder, (name) => /\.(cpp|h)$/.test(name)));
}
