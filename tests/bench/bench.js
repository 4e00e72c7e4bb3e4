// npm run bench: how fast the engine trains against other libraries, plain JavaScript and its native
// build, and what a visitor waits for. Exits 1 when engines that claim to compute the same do not.
import { writeFileSync } from 'node:fs';
import { CommandFailed, run, runScript, setup } from '../../scripts/commands.js';
import { checkAgreement } from './agreement.js';
import { extras } from './extras/extras.js';
import { describeMachine, printMachine } from './machine.js';
import { measureWorkload } from './measure.js';
import { readOptions } from './options.js';
import { printAgreement, printSpeed } from './report.js';

async function startPlaces() {
  setup('test'); // Chromium, and what the native builds need
  // What npm installs is there only now.
  const { installPeers } = await import('./bundle.js');
  installPeers();
  // Every engine is asked what it can run, that of the products too.
  run('cmake', '--build', 'build/wasm', '--target', 'products_bench');
  const { startNode } = await import('./run_node.js');
  const { startNative } = await import('./run_native.js');
  const { startChromium } = await import('./run_chromium.js');
  return {
    node: startNode(),
    native: await startNative('native'),
    machine: await startNative('machine'),
    chromium: await startChromium(),
  };
}

async function measureSpeeds({ chosen, repeats }, places) {
  const results = [];
  for (const workload of chosen) {
    console.log(`measuring ${workload.id}`);
    results.push({ workload, ...(await measureWorkload(workload, places, repeats)) });
  }
  return results;
}

async function bench() {
  const options = readOptions(process.argv.slice(2));
  const machine = describeMachine();
  const places = await startPlaces();
  try {
    const agreement = await checkAgreement(options.chosen, places);
    const speeds = await measureSpeeds(options, places);
    printMachine(machine);
    printSpeed(speeds, options.repeats);
    printAgreement(agreement);
    const found = {};
    for (const { name, measure, print } of extras.filter(({ name }) => options.extras.has(name))) {
      console.log(`\nmeasuring ${name}`);
      found[name] = await measure(places, options);
      print(found[name]);
    }
    if (options.json !== undefined)
      writeFileSync(
        options.json,
        JSON.stringify({ machine, speeds, agreement, ...found }, null, 2),
      );
    const agrees =
      agreement.every(({ checks }) => checks.every((check) => check.agrees)) &&
      Object.values(found).every((result) => result.agrees !== false);
    if (!agrees) throw new CommandFailed('the engines do not compute the same');
  } finally {
    for (const place of Object.values(places)) await place.close();
  }
}

await runScript(bench);
