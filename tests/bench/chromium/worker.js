// Answers page.js: one method of one engine per message.
import createDescent from '../../../web/src/generated/descent_simd.js';
import { Engines } from '../engines.js';

async function start() {
  const response = await fetch('/web/src/generated/descent_simd.wasm');
  const module = await createDescent({ wasmBinary: await response.arrayBuffer() });
  return new Engines(module, {
    tfjs: '/build/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/',
    onnx: new URL('/build/bench/node_modules/onnxruntime-web/dist/', self.location.href).href,
  });
}

const engines = start();

self.onmessage = async ({ data: { name, method, argument } }) => {
  try {
    const answer = await (await engines).call(name, method, argument);
    self.postMessage({ answer: answer ?? null });
  } catch (error) {
    self.postMessage({ error: String(error?.stack ?? error) });
  }
};
