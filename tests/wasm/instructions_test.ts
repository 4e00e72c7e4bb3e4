import { expect, test } from 'vitest';
import { wasmBytes } from './load_module';
import { countVectorInstructions } from './wasm_code';

test('the simd build computes with vectors', () => {
  const counts = countVectorInstructions(wasmBytes('simd'));
  for (const name of ['f32x4.add', 'f32x4.sub', 'f32x4.mul', 'v128.store'])
    expect(counts.get(name) ?? 0, name).toBeGreaterThan(20);
});

test('the scalar build has not one vector instruction', () => {
  expect(countVectorInstructions(wasmBytes('scalar'))).toEqual(new Map());
});
