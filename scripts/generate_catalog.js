// Asks the built core for its catalogue and writes it as web/src/generated/catalog.ts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMain, projectFolder, runScript } from './commands.js';

const built = path.join(projectFolder, 'build', 'wasm', 'wasm_bindings');
const generated = path.join(projectFolder, 'web', 'src', 'generated');

/** Leaves the file's time alone when nothing changed, so that the page is not built again. */
export async function generateCatalog() {
  const glue = await import(pathToFileURL(path.join(built, 'descent_catalog.js')).href);
  const module = await glue.default({
    wasmBinary: readFileSync(path.join(built, 'descent_catalog.wasm')),
  });
  const catalog = JSON.stringify(JSON.parse(module.catalogJson()), null, 2);
  const text = `// Generated from the core's catalogue by scripts/generate_catalog.js.\nexport const catalog = ${catalog} as const;\n`;
  const target = path.join(generated, 'catalog.ts');
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}

if (isMain(import.meta.url)) await runScript(generateCatalog);
