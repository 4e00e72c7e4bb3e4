// The native engine as a program that stays alive and answers one line with one line.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { run } from '../../scripts/commands.js';

const folder = 'build/native';

export function buildNative() {
  if (!existsSync(`${folder}/build.ninja`)) run('cmake', '--preset', 'native');
  run('cmake', '--build', folder, '--target', 'native_bench');
}

/** The words of an experiment that native_bench.cpp reads after "load"; "-" stands for none. */
function words({ data, network, training }) {
  const list = (items) => (items.length > 0 ? items.join(',') : '-');
  const units = network.layers.map((layer) => layer.values.units);
  return [
    ...[data.dataset.id, data.sampleCount, list(data.features), list(units)],
    ...[network.outputActivation.id, training.learningRate, training.batchSize],
  ].join(' ');
}

export async function startNative() {
  buildNative();
  const child = spawn(`${folder}/tests/bench/native_bench`, {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (...command) => {
    child.stdin.write(`${command.join(' ')}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`native_bench ended at: ${command.join(' ')}`);
    return value;
  };
  let loaded;
  const engine = {
    load: async (workload) => {
      loaded = workload;
      await ask('load', words(workload.experiment));
    },
    measure: async (rounds) => Number(await ask(loaded.kind, rounds, loaded.restart || rounds)),
    hashAfter: (epochs) => ask('hash', epochs),
  };
  return { engines: { native: engine }, close: () => child.stdin.end() };
}
