import { expect, test } from 'vitest';
import { wasmBytes } from './load_module';
import { countVectorInstructions } from './wasm_code';

test.each(['lean', 'simd'] as const)('the %s build computes with vectors', (build) => {
  const counts = countVectorInstructions(wasmBytes(build));
  for (const name of ['f32x4.add', 'f32x4.sub', 'f32x4.mul', 'v128.store'])
    expect(counts.get(name) ?? 0, name).toBeGreaterThan(20);
});

test('the scalar build has not one vector instruction', () => {
  expect(countVectorInstructions(wasmBytes('scalar'))).toEqual(new Map());
});
