// The engines in this very process.
import { readFileSync } from 'node:fs';
import { PlainEngine, WasmEngine } from './engines.js';

const generated = new URL('../../web/src/generated/', import.meta.url);

export async function startNode() {
  const { default: createDescent } = await import(new URL('descent_simd.js', generated));
  const module = await createDescent({
    wasmBinary: readFileSync(new URL('descent_simd.wasm', generated)),
  });
  return {
    engines: { wasm: new WasmEngine(module), plain: new PlainEngine(module) },
    close: () => {},
  };
}
