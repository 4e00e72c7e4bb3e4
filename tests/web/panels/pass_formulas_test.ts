import { expect, test } from 'vitest';
import { entries } from '../../../web/src/experiment/catalog';
import { denseFormulas, stepFormulas } from '../../../web/src/panels/pass_formulas';

test('the derivatives of parameters add up over the samples of a batch', () => {
  expect(denseFormulas(false)).toContain('∂L/∂W = δ xᵀ');
  expect(denseFormulas(true)).toContain('∂L/∂W = Σ δ xᵀ');
  expect(denseFormulas(true)).toContain('∂L/∂b = Σ δ');
  expect(denseFormulas(true).filter((one) => one.includes('Σ'))).toHaveLength(2);
});

test('every layer whose activation acts inside its recurrence says how, others not', () => {
  for (const { id: kind, activationInside } of entries('layers')) {
    const steps = stepFormulas({ kind, activation: 'relu' });
    if (activationInside) expect(steps?.join(), kind).toMatch(/aₜ = .*relu|relu.*aₜ = /);
    else expect(steps, kind).toBeNull();
  }
});
