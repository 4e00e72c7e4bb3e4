import { readFileSync } from 'node:fs';
import type { CreateDescentModule, DescentModule } from '../../wasm_bindings/descent_module';
import createLean from '../../web/src/generated/descent_lean.js';
import createScalar from '../../web/src/generated/descent_scalar.js';
import createSimd from '../../web/src/generated/descent_simd.js';

export type Build = 'lean' | 'simd' | 'scalar';

const factories: Readonly<Record<Build, CreateDescentModule>> = {
  lean: createLean,
  simd: createSimd,
  scalar: createScalar,
};

export function wasmBytes(build: Build): Uint8Array {
  return readFileSync(new URL(`../../web/src/generated/descent_${build}.wasm`, import.meta.url));
}

/** A fresh instance of the real module under Node. */
export function loadModule(build: Build): Promise<DescentModule> {
  return factories[build]({ wasmBinary: wasmBytes(build) });
}
