import { expect, test } from 'vitest';
import { entries } from '../../../web/src/experiment/catalog';
import {
  denseFormulas,
  hasPreActivations,
  stepFormulas,
} from '../../../web/src/panels/pass_formulas';

const parts = { isBatch: false, hasBias: true, hasSoftmax: false };

test('the derivatives of parameters add up over the samples of a batch', () => {
  expect(denseFormulas(parts)).toContain('∂L/∂W = δ xᵀ');
  const batch = denseFormulas({ ...parts, isBatch: true });
  expect(batch).toContain('∂L/∂W = Σ δ xᵀ');
  expect(batch).toContain('∂L/∂b = Σ δ');
  expect(batch.filter((one) => one.includes('Σ'))).toHaveLength(2);
});

test('without biases no formula has one', () => {
  expect(denseFormulas({ ...parts, hasBias: false }).join()).not.toMatch(/\bb\b/);
  for (const { id: kind } of entries('layers')) {
    expect(stepFormulas({ kind, activation: 'tanh' }, false).join(), kind).not.toMatch(/\+ [bc]\b/);
  }
});

test('shares have a derivative of their own', () => {
  const softmax = (hasSoftmax: boolean) =>
    denseFormulas({ ...parts, hasSoftmax }).filter((one) => one.startsWith('softmax: '));
  expect(softmax(false)).toEqual([]);
  expect(softmax(true)).toEqual(['softmax: δ = a · (∂L/∂a − aᵀ ∂L/∂a)']);
});

test('every layer whose activation acts inside its recurrence says how, others not', () => {
  for (const { id: kind, activationInside } of entries('layers')) {
    const steps = stepFormulas({ kind, activation: 'relu' }, true).join();
    if (activationInside) expect(steps, kind).toMatch(/aₜ = .*relu|relu.*aₜ = /);
    else expect(steps, kind).toBe('');
  }
});

test('a pre-activation is shown where an activation, even a linear one, is chosen for it', () => {
  const has = (kind: string, activation: string) => hasPreActivations({ kind, activation });
  expect(has('dense', 'linear')).toBe(true);
  expect(has('convolution', 'linear')).toBe(true);
  expect(has('batchNormalization', 'relu')).toBe(true);
  expect(has('batchNormalization', 'linear')).toBe(false);
  expect(has('maximumPooling', 'linear')).toBe(false);
  expect(has('lstm', 'tanh')).toBe(false);
});
