import { expect, test } from 'vitest';
import type { LayerNumbers } from '../../../wasm_bindings/inspection_types';
import {
  gradientTrend,
  hasWeights,
  histogramRange,
  layerRow,
} from '../../../web/src/panels/gradient_numbers';
import { Texts } from '../../../web/src/text/text';

const texts = new Texts('en');
const histogram = (minimum: number, maximum: number, bins = 3) => ({
  minimum,
  maximum,
  counts: new Uint32Array(bins),
});
const layer = (bins: number): LayerNumbers => ({
  weightNorm: 2,
  gradientNorm: 0.5,
  updateRatio: bins === 0 ? Number.NaN : 0.001,
  deadShare: 0.25,
  weights: histogram(-1, 1, bins),
  gradients: histogram(-1, 1, bins),
  outputs: histogram(0, 3),
});

const dense = (...norms: readonly number[]) =>
  norms.map((gradientNorm) => ({ kind: 'dense', gradientNorm }));

test('gradients vanish or explode by a factor of a hundred, seen from the output', () => {
  expect(gradientTrend(dense(1e-5, 1e-3, 0.1)).trend).toBe('vanishing');
  expect(gradientTrend(dense(1e-5, 1e-3, 0.1)).factor).toBeCloseTo(1e4, 6);
  expect(gradientTrend(dense(50, 0.1)).trend).toBe('exploding');
  expect(gradientTrend(dense(50, 0.1)).factor).toBeCloseTo(500, 9);
  expect(gradientTrend(dense(0.02, 5, 1))).toEqual({ trend: 'smaller', factor: 50 });
  expect(gradientTrend(dense(20, 1))).toEqual({ trend: 'larger', factor: 20 });
  expect(gradientTrend(dense(2, 1))).toEqual({ trend: 'even', factor: 2 });
});

test('only dense layers are held against each other', () => {
  const convolution = { kind: 'convolution', gradientNorm: 50 };
  const normalization = { kind: 'batchNormalization', gradientNorm: 1e-9 };
  expect(gradientTrend([convolution, ...dense(2), normalization, ...dense(1)])).toEqual({
    trend: 'even',
    factor: 2,
  });
  expect(gradientTrend([convolution, ...dense(1)]).trend).toBe('none');
});

test('a single layer, or no gradient at all, has no trend', () => {
  expect(gradientTrend(dense(1)).trend).toBe('none');
  expect(gradientTrend(dense(Number.NaN, 1)).trend).toBe('none');
  expect(gradientTrend(dense(0, 0)).trend).toBe('none');
  expect(gradientTrend(dense()).trend).toBe('none');
  expect(gradientTrend(dense(Number.NaN, Number.NaN)).trend).toBe('none');
  expect(gradientTrend(dense(0, 1))).toEqual({
    trend: 'vanishing',
    factor: Number.POSITIVE_INFINITY,
  });
});

test('a layer without weights has no numbers about them', () => {
  expect(layerRow(texts, layer(3), 0, 2)).toEqual(['Layer 1', '0.5', '2', '0.001', '25%']);
  expect(layerRow(texts, layer(0), 1, 2)).toEqual(['Output', '–', '–', '–', '25%']);
  expect([hasWeights(layer(3)), hasWeights(layer(0))]).toEqual([true, false]);
});

test('the ends of a histogram', () => {
  expect(histogramRange(texts, histogram(-0.8314, 0.8314))).toBe('±0.83');
  expect(histogramRange(texts, histogram(0, 12.34))).toBe('0 to 12');
  expect(histogramRange(texts, histogram(0, 1, 0))).toBe('–');
});
