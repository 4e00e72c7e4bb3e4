// The native engine as a program that stays alive and answers one line with one line.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { run } from '../../scripts/commands.js';
import { imageBytes } from './images.js';

const imageFile = 'build/bench/images';

function buildNative(preset) {
  const folder = `build/${preset}`;
  if (!existsSync(`${folder}/build.ninja`)) run('cmake', '--preset', preset);
  run('cmake', '--build', folder, '--target', 'native_bench');
  return `${folder}/tests/bench/native_bench`;
}

/** The words of an experiment that native_bench.cpp reads after "load"; "-" stands for none. */
function words({ data, network, training }) {
  const list = (items) => (items.length > 0 ? items.join(',') : '-');
  const layers = network.layers.map(({ id, values, activation }) => {
    const named = Object.entries(values).map(([name, value]) => `${name}=${value}`);
    return [id, activation.id, ...named].join(':');
  });
  return [
    ...[data.dataset.id, data.sampleCount, data.testShare, list(data.features), list(layers)],
    ...[network.outputActivation.id, training.loss.id, training.optimizer.id],
    ...[training.learningRate, training.batchSize, training.evaluationInterval],
  ].join(' ');
}

function engineOf(ask) {
  let loaded;
  return {
    load: async (workload) => {
      loaded = workload;
      await ask('load', words(workload.experiment));
      return { difference: null };
    },
    measure: async (rounds) => {
      const answer = await ask(loaded.kind, rounds, loaded.restart || rounds);
      const [seconds, work] = answer.split(' ').map(Number);
      return { seconds, work };
    },
    lossAfter: async (epochs) => Number(await ask('loss', epochs)),
    hashAfter: (epochs) => ask('hash', epochs),
  };
}

function productsOf(ask) {
  let loaded;
  return {
    load: async ({ kind, product }) => {
      if (kind !== 'products') return { refusal: 'computes products only' };
      loaded = [product.kind, product.rows, product.inner, product.columns];
      return { difference: null };
    },
    measure: async (rounds) => {
      const [seconds, work] = (await ask('products', ...loaded, rounds)).split(' ').map(Number);
      return { seconds, work };
    },
  };
}

function peakOf(ask) {
  return {
    load: async () => ({ difference: null }),
    measure: async (rounds) => {
      const [seconds, work] = (await ask('peak', rounds)).split(' ').map(Number);
      return { seconds, work };
    },
  };
}

/** With the instructions that wasm has too (preset native), or all of the machine's (machine). */
export async function startNative(preset) {
  mkdirSync('build/bench', { recursive: true });
  writeFileSync(imageFile, imageBytes());
  const child = spawn(buildNative(preset), { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (...command) => {
    child.stdin.write(`${command.join(' ')}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`native_bench ended at: ${command.join(' ')}`);
    return value;
  };
  await ask('provide', 'mnist', imageFile);
  return {
    engines: { Descent: engineOf(ask), peak: peakOf(ask), products: productsOf(ask) },
    close: () => child.stdin.end(),
  };
}
