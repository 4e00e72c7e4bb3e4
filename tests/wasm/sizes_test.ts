import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Build, wasmBytes } from './load_module';

/** kB in brotli. What a first visit fetches may be 60; what has been reached is kept. */
const most: Readonly<Record<Build, number>> = { lean: 60, simd: 158, scalar: 145 };

const kilobytes = (bytes: Uint8Array) => brotliCompressSync(bytes).length / 1000;

test.each(Object.entries(most))('the %s module is at most %d kB', (build, limit) => {
  expect(kilobytes(wasmBytes(build as Build))).toBeLessThanOrEqual(limit);
});

test('the lean module is less than a half of the full one', () => {
  const [lean, full] = [kilobytes(wasmBytes('lean')), kilobytes(wasmBytes('simd'))];
  expect(lean / full).toBeLessThanOrEqual(0.4);
});

test('the glue is at most 9 kB even before the page build makes it shorter', () => {
  const glue = new URL('../../web/src/generated/descent_lean.js', import.meta.url);
  expect(kilobytes(readFileSync(glue))).toBeLessThanOrEqual(9);
});

/** What every printf of musl carries. */
const formatOfPrintf = '-+   0X0x';

test.each(Object.keys(most))('the %s module writes numbers without printf', (build) => {
  expect(Buffer.from(wasmBytes(build as Build)).includes(formatOfPrintf)).toBe(false);
});
