// npm run bench: how fast the engine trains against plain JavaScript and against its native build,
// and what a visitor downloads. Exits 1 when the engines do not compute the same.
import { writeFileSync } from 'node:fs';
import { CommandFailed, runScript, setup } from '../../scripts/commands.js';
import { checkAgreement } from './agreement.js';
import { measureWorkload } from './measure.js';
import { readOptions } from './options.js';
import { printAgreement, printSizes, printSpeed } from './report.js';
import { startNative } from './run_native.js';
import { startNode } from './run_node.js';
import { downloadSizes } from './sizes.js';

async function measureAll({ chosen, repeats }, { node, chromium, native }) {
  const engines = {
    'node wasm': node.engines.wasm,
    'node plain': node.engines.plain,
    native: native.engines.native,
    'chromium wasm': chromium.engines.wasm,
    'chromium plain': chromium.engines.plain,
  };
  const builds = {
    'wasm in Node': node.engines.wasm,
    'wasm in Chromium': chromium.engines.wasm,
    native: native.engines.native,
  };
  const agreement = await checkAgreement(chosen, node.engines, builds);
  const results = [];
  for (const workload of chosen) {
    console.log(`measuring ${workload.id}`);
    results.push({ workload, rates: await measureWorkload(workload, engines, repeats) });
  }
  return { agreement, results };
}

async function bench() {
  const options = readOptions(process.argv.slice(2));
  setup('test'); // Chromium, and what the native build needs
  const { startChromium } = await import('./run_chromium.js'); // installed only now
  const places = { node: await startNode(), native: await startNative() };
  try {
    places.chromium = await startChromium();
    const { agreement, results } = await measureAll(options, places);
    const sizes = downloadSizes();
    printSpeed(results, options.repeats);
    printAgreement(agreement);
    printSizes(sizes);
    if (options.json !== undefined)
      writeFileSync(options.json, JSON.stringify({ results, agreement, sizes }, null, 2));
    const agrees = agreement.every(({ checks }) => checks.every((check) => check.agrees));
    if (!agrees) throw new CommandFailed('the engines do not compute the same');
  } finally {
    for (const place of Object.values(places)) await place.close();
  }
}

await runScript(bench);
