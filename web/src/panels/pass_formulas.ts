/** What a pass computes, the same in every language. */

import { layerKind, passesOn } from '../experiment/layers';

/** What is said of a network or of one of its layers. */
export interface FormulaParts {
  readonly isBatch: boolean;
  readonly hasBias: boolean;
  readonly hasSoftmax: boolean;
}

/** Of dense layers, in the order of the columns. */
export function denseFormulas({ isBatch, hasBias, hasSoftmax }: FormulaParts): readonly string[] {
  const sum = isBatch ? 'Σ ' : '';
  return [
    `z = W x${hasBias ? ' + b' : ''}`,
    'a = f(z)',
    'δ = ∂L/∂a · f′(z)',
    // Each of its outputs depends on every z: core/activations.h.
    ...(hasSoftmax ? ['softmax: δ = a · (∂L/∂a − aᵀ ∂L/∂a)'] : []),
    `∂L/∂W = ${sum}δ xᵀ`,
    ...(hasBias ? [`∂L/∂b = ${sum}δ`] : []),
    '∂L/∂x = Wᵀ δ',
  ];
}

/** A layer's kind and activation, by their ids. */
interface LayerIds {
  readonly kind: string;
  readonly activation: string;
}

type Step = (activation: string, b: string, c: string) => readonly string[];

/** Of one step of a recurrent layer, as core/layers/lstm.h and core/layers/gru.h have it. */
const STEPS: Readonly<Record<string, Step>> = {
  simpleRecurrent: (activation, b) => [`aₜ = ${activation}(W xₜ + U aₜ₋₁${b})`],
  lstm: (activation, b) => [
    `i, f, o = sigmoid(W xₜ + U aₜ₋₁${b})`,
    `g = ${activation}(W xₜ + U aₜ₋₁${b})`,
    'cₜ = f cₜ₋₁ + i g',
    `aₜ = o ${activation}(cₜ)`,
  ],
  gru: (activation, b, c) => [
    `r, u = sigmoid(W xₜ${b} + U aₜ₋₁${c})`,
    `n = ${activation}(W xₜ${b} + r (U aₜ₋₁${c}))`,
    'aₜ = (1 − u) n + u aₜ₋₁',
  ],
};

/** What a layer computes, step by step; empty unless its activation acts inside its recurrence. */
export function stepFormulas({ kind, activation }: LayerIds, hasBias: boolean): readonly string[] {
  const [b, c] = hasBias ? [' + b', ' + c'] : ['', ''];
  return STEPS[kind]?.(activation, b, c) ?? [];
}

/** Whether a layer's outputs are f of sums z of their own. */
export function hasPreActivations({ kind, activation }: LayerIds): boolean {
  return !layerKind({ id: kind }).activationInside && !passesOn(kind, activation);
}
