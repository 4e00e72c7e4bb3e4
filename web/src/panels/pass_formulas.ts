/** What a pass computes, the same in every language. */

import { findEntry } from '../experiment/catalog';

/** Of dense layers, in the order of the columns. */
export function denseFormulas(isBatch: boolean): readonly string[] {
  const sum = isBatch ? 'Σ ' : '';
  return [
    'z = W x + b',
    'a = f(z)',
    'δ = ∂L/∂a · f′(z)',
    `∂L/∂W = ${sum}δ xᵀ`,
    `∂L/∂b = ${sum}δ`,
    '∂L/∂x = Wᵀ δ',
  ];
}

/** Of one step of a recurrent layer, as core/layers/lstm.h and core/layers/gru.h have it. */
const STEPS: Readonly<Record<string, (activation: string) => readonly string[]>> = {
  simpleRecurrent: (activation) => [`aₜ = ${activation}(W xₜ + U aₜ₋₁ + b)`],
  lstm: (activation) => [
    'i, f, o = sigmoid(W xₜ + U aₜ₋₁ + b)',
    `g = ${activation}(W xₜ + U aₜ₋₁ + b)`,
    'cₜ = f cₜ₋₁ + i g',
    `aₜ = o ${activation}(cₜ)`,
  ],
  gru: (activation) => [
    'r, u = sigmoid(W xₜ + b + U aₜ₋₁ + c)',
    `n = ${activation}(W xₜ + b + r (U aₜ₋₁ + c))`,
    'aₜ = (1 − u) n + u aₜ₋₁',
  ],
};

/** What a layer computes, step by step; null unless its activation acts inside its recurrence. */
export function stepFormulas(layer: {
  readonly kind: string;
  readonly activation: string;
}): readonly string[] | null {
  if (!findEntry('layers', layer.kind)?.activationInside) return null;
  return STEPS[layer.kind]?.(layer.activation) ?? [];
}
