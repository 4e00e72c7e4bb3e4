/// <reference path="./wasm_url.d.ts" />
import type { CreateDescentModule, DescentModule } from '../../../wasm_bindings/descent_module';
import leanUrl from '../generated/descent_lean.wasm?url';
import scalarUrl from '../generated/descent_scalar.wasm?url';
import simdUrl from '../generated/descent_simd.wasm?url';
import { EngineFailure } from './failure';

/** One build of the module: its glue, and where its code is. */
export interface ModuleBuild {
  readonly wasmUrl: string;
  importGlue(): Promise<{ readonly default: CreateDescentModule }>;
}

export interface LoadedModule {
  /** With `loadFull` the lean module, which lacks some calls; see DescentModule. */
  readonly module: DescentModule;
  readonly simd: boolean;
  /** Fetches and starts the full module; null where `module` is full already. */
  readonly loadFull: (() => Promise<DescentModule>) | null;
}

const builds: Readonly<Record<'lean' | 'simd' | 'scalar', ModuleBuild>> = {
  lean: { wasmUrl: leanUrl, importGlue: () => import('../generated/descent_lean.js') },
  simd: { wasmUrl: simdUrl, importGlue: () => import('../generated/descent_simd.js') },
  scalar: { wasmUrl: scalarUrl, importGlue: () => import('../generated/descent_scalar.js') },
};

/** A module whose one function gives f32x4.splat(0): engines without SIMD refuse it. */
// biome-ignore format: one section a line
const simdProbe = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // magic, version 1
  0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, // type 0: () -> v128
  0x03, 0x02, 0x01, 0x00, // function 0 of type 0
  0x0a, 0x0b, 0x01, 0x09, 0x00, // code: one body of 9 bytes, no locals
  0x43, 0x00, 0x00, 0x00, 0x00, 0xfd, 0x13, 0x0b, // f32.const 0, f32x4.splat, end
]);

export function hasSimd(): boolean {
  return WebAssembly.validate(simdProbe);
}

/** Compiles while downloading where the server gives the type that this needs. */
async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`);
  const type = response.headers.get('Content-Type')?.split(';')[0]?.trim();
  return type === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Fetches, compiles and starts one build; the glue is fetched at the same time as the code. */
export async function loadBuild(build: ModuleBuild): Promise<DescentModule> {
  const [compiled, glue] = await Promise.all([compile(build.wasmUrl), build.importGlue()]);
  return new Promise((resolve, reject) => {
    const instantiateWasm: Parameters<CreateDescentModule>[0]['instantiateWasm'] = (
      imports,
      done,
    ) => {
      // The glue's own promise would never settle after a failure in here.
      WebAssembly.instantiate(compiled, imports).then(
        (instance) => done(instance, compiled),
        reject,
      );
      return {};
    };
    glue.default({ instantiateWasm }).then(resolve, reject);
  });
}

/**
 * The build that suits this browser: with SIMD the lean module, which is two fifths of the full one; those
 * without SIMD are too few for a lean one of their own. Rejects with EngineFailure 'unsupported' without WebAssembly,
 * and with the error as it came when the files cannot be fetched or do not compile.
 */
export async function loadDescentModule(): Promise<LoadedModule> {
  if (typeof WebAssembly !== 'object') {
    throw new EngineFailure({ kind: 'unsupported', message: 'this browser has no WebAssembly' });
  }
  if (!hasSimd()) return { module: await loadBuild(builds.scalar), simd: false, loadFull: null };
  const loadFull = () => loadBuild(builds.simd);
  return { module: await loadBuild(builds.lean), simd: true, loadFull };
}
