/// <reference path="./wasm_url.d.ts" />
import type { CreateDescentModule, DescentModule } from '../../../wasm_bindings/descent_module';
import createLean from '../generated/descent_lean.js';
import leanUrl from '../generated/descent_lean.wasm?url';
import scalarUrl from '../generated/descent_scalar.wasm?url';
import simdUrl from '../generated/descent_simd.wasm?url';
import { compile, type FirstBuild, hasSimd } from './compiled_code';
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

export const builds: Readonly<Record<'lean' | 'simd' | 'scalar', ModuleBuild>> = {
  // Its glue comes with the worker's own code, as nearly every worker begins with it.
  lean: { wasmUrl: leanUrl, importGlue: async () => ({ default: createLean }) },
  simd: { wasmUrl: simdUrl, importGlue: () => import('../generated/descent_simd.js') },
  scalar: { wasmUrl: scalarUrl, importGlue: () => import('../generated/descent_scalar.js') },
};

/** Fetches, compiles and starts one build, from code that is compiled elsewhere where that is given. */
export async function loadBuild(
  build: ModuleBuild,
  code: Promise<WebAssembly.Module | null> = Promise.resolve(null),
): Promise<DescentModule> {
  const [compiled, glue] = await Promise.all([
    code.then((given) => given ?? compile(build.wasmUrl)),
    build.importGlue(),
  ]);
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
 * without SIMD are too few for a lean one of their own. With `first` 'simd' the full one, for what the lean
 * one is known to lack. `code` is that module's, where the page compiles it. Rejects with EngineFailure
 * 'unsupported' without WebAssembly,
 * and with the error as it came when the files cannot be fetched or do not compile.
 */
export async function loadDescentModule(
  first: FirstBuild = 'lean',
  code?: Promise<WebAssembly.Module | null>,
): Promise<LoadedModule> {
  if (typeof WebAssembly !== 'object') {
    throw new EngineFailure({ kind: 'unsupported', message: 'this browser has no WebAssembly' });
  }
  if (!hasSimd()) return { module: await loadBuild(builds.scalar), simd: false, loadFull: null };
  const loadFull = first === 'lean' ? () => loadBuild(builds.simd) : null;
  return { module: await loadBuild(builds[first], code), simd: true, loadFull };
}
