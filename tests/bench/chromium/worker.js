// Answers page.js: one method of one engine per message.
import { builds, loadBuild } from '../../../web/src/engine/module_loader';
import { Engines } from '../engines.js';

const fetchBytes = async (address) => (await fetch(address)).arrayBuffer();

/** Our module as the page's worker loads it. */
async function start(build) {
  return new Engines(await loadBuild(build), {
    products: () => fetchBytes('/build/wasm/tests/bench/products_bench.wasm'),
    tfjs: '/build/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/',
    onnx: new URL('/build/bench/node_modules/onnxruntime-web/dist/', self.location.href).href,
  });
}

let engines;

/** Trains one epoch; gives the milliseconds that only serve to start a peer from our start. */
async function firstEpoch(name, workload, images) {
  const begin = performance.now();
  // The page too begins with the lean module, unless samples are brought to it.
  const isLean = name === 'Descent' && !images;
  engines = await start(isLean ? builds.lean : builds.simd);
  const started = performance.now() - begin;
  if (images) engines.provideImages(images);
  const { prepared = 0 } = await engines.call(name, 'load', workload);
  await engines.call(name, 'lossAfter', 1);
  return name === 'Descent' ? 0 : started + prepared;
}

async function answerTo({ name, method, argument, images }) {
  if (method === 'firstEpoch') return firstEpoch(name, argument, images);
  engines ??= await start(builds.simd);
  return engines.call(name, method, argument);
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ answer: (await answerTo(data)) ?? null });
  } catch (error) {
    self.postMessage({ error: String(error?.stack ?? error) });
  }
};
