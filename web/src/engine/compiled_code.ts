/// <reference path="./wasm_url.d.ts" />
import leanUrl from '../generated/descent_lean.wasm?url';
import simdUrl from '../generated/descent_simd.wasm?url';

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
export async function compile(url: string, signal?: AbortSignal): Promise<WebAssembly.Module> {
  const response = await fetch(url, signal && { signal });
  if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`);
  const type = response.headers.get('Content-Type')?.split(';')[0]?.trim();
  return type === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Milliseconds after which a download is left to the worker, before that is given up in its turn. */
const PATIENCE = 20_000;

/** The modules that a worker may begin with, where the browser has SIMD: the lean one and the full one. */
export type FirstBuild = 'lean' | 'simd';

const urls: Readonly<Record<FirstBuild, string>> = { lean: leanUrl, simd: simdUrl };
const shared = new Map<FirstBuild, Promise<WebAssembly.Module | null>>();

/**
 * A module's code for all workers of this page, fetched and compiled once, while the first of them
 * starts. Null where a worker is to load its module itself, and say what is wrong with it.
 */
export function sharedCode(build: FirstBuild): Promise<WebAssembly.Module | null> {
  if (typeof WebAssembly !== 'object' || !hasSimd()) return Promise.resolve(null);
  const known = shared.get(build);
  if (known) return known;
  const code = compile(urls[build], AbortSignal.timeout(PATIENCE)).catch(() => {
    shared.delete(build); // the next worker tries again
    return null;
  });
  shared.set(build, code);
  return code;
}
