// Answers run_node.js: one method of one engine per message.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { Engines } from './engines.js';

register('./resolve_peers.js', import.meta.url);

const here = (name) => new URL(name, import.meta.url);
const generated = here('../../web/src/generated/');

async function start() {
  const { default: createDescent } = await import(new URL('descent_simd.js', generated));
  const wasmBinary = readFileSync(new URL('descent_simd.wasm', generated));
  return new Engines(await createDescent({ wasmBinary }), {
    tfjs: fileURLToPath(here('../../build/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/')),
    products: () => readFileSync(here('../../build/wasm/tests/bench/products_bench.wasm')),
    onnx: here('../../build/bench/node_modules/onnxruntime-web/dist/').href,
  });
}

const engines = start();

parentPort.on('message', async ({ name, method, argument }) => {
  try {
    const answer = await (await engines).call(name, method, argument);
    parentPort.postMessage({ answer: answer ?? null });
  } catch (error) {
    parentPort.postMessage({ error: String(error?.stack ?? error) });
  }
});
