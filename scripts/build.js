// npm run build: sets up, then builds engine, catalogue and page up to dist/. Does only what is stale.
import { existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { isMain, lastChange, npmCommand, run, runScript, setup } from './commands.js';
import { generateCatalog } from './generate_catalog.js';
import { generateMnist } from './generate_mnist.js';

/** Configures (once) and builds one preset of CMakePresets.json. */
export function buildPreset(preset) {
  if (!existsSync(`build/${preset}/build.ninja`)) run('cmake', '--preset', preset);
  run('cmake', '--build', `build/${preset}`);
}

/** The wasm modules, the catalogue and the digits in web/src/generated/. */
export async function buildEngine() {
  buildPreset('wasm');
  await generateCatalog();
  generateMnist();
}

/** The static page in dist/. */
export function buildPage() {
  const stamp = 'build/page.stamp'; // its time is the start of the last successful build
  const inputs = ['web', 'wasm_bindings', 'package.json', 'package-lock.json'];
  const upToDate =
    existsSync(stamp) &&
    existsSync('dist/index.html') &&
    lastChange(...inputs) < statSync(stamp).mtimeMs;
  if (upToDate) return;
  const start = new Date();
  run(npmCommand('vite'), 'build', 'web', '--config', 'web/vite.config.ts', '--logLevel', 'warn');
  mkdirSync('build', { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, start, start);
}

/** Everything the page needs. */
export async function build() {
  await buildEngine();
  buildPage();
}

if (isMain(import.meta.url)) {
  await runScript(async () => {
    setup('build');
    await build();
  });
}
