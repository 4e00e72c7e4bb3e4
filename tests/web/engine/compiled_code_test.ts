import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** The shortest module there is. */
const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const served = () => new Response(empty, { headers: { 'Content-Type': 'application/wasm' } });

/** The module as a fresh page has it. */
const freshCode = () => import('../../../web/src/engine/compiled_code');

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

test('the code is fetched and compiled once for all workers', async () => {
  const fetch = vi.fn(async (_url: string) => served());
  vi.stubGlobal('fetch', fetch);
  const { sharedCode } = await freshCode();
  const [one, two] = await Promise.all([sharedCode('lean'), sharedCode('lean')]);
  expect(one).toBeInstanceOf(WebAssembly.Module);
  expect(two).toBe(one);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(await sharedCode('simd')).not.toBe(one);
  expect(fetch.mock.calls.map(([url]) => /descent_(\w+)/.exec(url)?.[1])).toEqual(['lean', 'simd']);
});

test('where it cannot be had there is none, and the next worker tries again', async () => {
  const answers = [() => new Response('', { status: 404 }), served];
  vi.stubGlobal('fetch', async () => answers.shift()?.());
  const { sharedCode } = await freshCode();
  expect(await sharedCode('lean')).toBeNull();
  expect(await sharedCode('lean')).toBeInstanceOf(WebAssembly.Module);
});

test('a download that stands still is given up, and the next worker tries again', async () => {
  const patience = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(patience.signal);
  const standsStill = (_: string, { signal }: { signal: AbortSignal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const fetch = vi
    .fn<typeof standsStill | typeof served>(served)
    .mockImplementationOnce(standsStill);
  vi.stubGlobal('fetch', fetch);
  const { sharedCode } = await freshCode();
  const code = sharedCode('lean');
  patience.abort();
  expect(await code).toBeNull();
  expect(await sharedCode('lean')).toBeInstanceOf(WebAssembly.Module);
});

test('without WebAssembly, or without SIMD, nothing is fetched', async () => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  const { sharedCode } = await freshCode();
  vi.stubGlobal('WebAssembly', undefined);
  expect(await sharedCode('lean')).toBeNull();
  vi.stubGlobal('WebAssembly', { validate: () => false });
  expect(await sharedCode('lean')).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
});
