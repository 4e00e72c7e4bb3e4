// Asks the built core for its catalogue and writes it as web/src/generated/catalog.ts, and beside it
// where each entry was published, which the page shows only when it is asked.
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
  const catalog = {};
  const sources = {};
  for (const [name, members] of Object.entries(JSON.parse(module.catalogJson()))) {
    catalog[name] = members;
    if (!Array.isArray(members) || members[0]?.source === undefined) continue;
    sources[name] = Object.fromEntries(members.map(({ id, source }) => [id, source]));
    catalog[name] = members.map(({ source, ...entry }) => entry);
  }
  writeChanged('catalog', catalog);
  writeChanged('sources', sources);
}

function writeChanged(name, value) {
  const text = `// Generated from the core's catalogue by scripts/generate_catalog.js.\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
  const target = path.join(generated, `${name}.ts`);
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}

if (isMain(import.meta.url)) await runScript(generateCatalog);
