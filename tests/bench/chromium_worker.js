// Answers run_chromium.js: one method of one engine per message.
import createDescent from '../../web/src/generated/descent_simd.js';
import { PlainEngine, WasmEngine } from './engines.js';

const engines = createDescent({}).then((module) => ({
  wasm: new WasmEngine(module),
  plain: new PlainEngine(module),
}));

self.onmessage = async ({ data: { engine, method, argument } }) => {
  try {
    const answer = (await engines)[engine][method](argument);
    self.postMessage({ answer: answer ?? null });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
