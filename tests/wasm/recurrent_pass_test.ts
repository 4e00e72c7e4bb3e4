import { expect, test } from 'vitest';
import type { TracedLayer, TracedSegment } from '../../wasm_bindings/inspection_types';
import { catalog } from '../../web/src/generated/catalog';
import { gateRow } from '../../web/src/panels/gates';
import { stepFormulas } from '../../web/src/panels/pass_formulas';
import { entryOf } from '../../web/src/panels/pass_numbers';
import { inspect } from './inspect';
import { loadModule } from './load_module';

const UNITS = 3;
const module = await loadModule('simd');

/** The first layer's part in the pass of one sample, after a few epochs. */
function passOf(kind: string, activation: string): TracedLayer {
  const { defaults } = catalog;
  const session = new module.Session({
    ...defaults,
    data: { ...defaults.data, dataset: { id: 'bitParity' }, features: [] },
    network: {
      ...defaults.network,
      layers: [{ id: kind, values: { units: UNITS }, activation: { id: activation } }],
    },
  });
  session.train(Number.POSITIVE_INFINITY, 20);
  const [layer] = inspect(session, 'pass', () => session.beginPass('one', 3, 0)).layers;
  session.delete();
  if (!layer) throw new Error('no layer');
  return layer;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** W x + b and U a + c of a gate's units, or of all units of a layer without gates. */
function products({ segments }: TracedLayer, gate: string, inputs: number[], states: number[]) {
  const rowsOf = (segment: TracedSegment) =>
    Array.from({ length: segment.rows }, (_, row) => row).filter(
      (row) => (gateRow(segments, segment, row)?.gate ?? '') === gate,
    );
  const of = (matrix: TracedSegment['name'], bias: TracedSegment['name'], factors: number[]) => {
    const weights = segments.find(({ name }) => name === matrix);
    const added = segments.find(({ name }) => name === bias);
    if (!weights) throw new Error(`no ${matrix}`);
    return rowsOf(weights).map((row) =>
      factors.reduce(
        (total, factor, column) => total + factor * (entryOf(weights.values, row, column) ?? NaN),
        added ? (entryOf(added.values, row, 0) ?? NaN) : 0,
      ),
    );
  };
  return {
    fed: of('weights', 'bias', inputs),
    fedBack: of('recurrentWeights', 'recurrentBias', states),
  };
}

type Activation = (x: number) => number;
type Step = (
  layer: TracedLayer,
  f: Activation,
  inputs: number[],
  states: number[],
  cells: number[],
) => number[];

/** Formulas of a step, word for word as the page shows them, and carried out; cells change in place. */
const steps: Readonly<
  Record<string, { readonly formulas: readonly string[]; readonly step: Step }>
> = {
  simpleRecurrent: {
    formulas: ['aₜ = f(W xₜ + U aₜ₋₁ + b)'],
    step: (layer, f, inputs, states) => {
      const { fed, fedBack } = products(layer, '', inputs, states);
      return fed.map((z, unit) => f(z + (fedBack[unit] ?? NaN)));
    },
  },
  lstm: {
    formulas: [
      'i, f, o = sigmoid(W xₜ + U aₜ₋₁ + b)',
      'g = f(W xₜ + U aₜ₋₁ + b)',
      'cₜ = f cₜ₋₁ + i g',
      'aₜ = o f(cₜ)',
    ],
    step: (layer, f, inputs, states, cells) => {
      const sums = (gate: string) => {
        const { fed, fedBack } = products(layer, gate, inputs, states);
        return fed.map((z, unit) => z + (fedBack[unit] ?? NaN));
      };
      const [taken, kept, shown, candidate] = [...'ifog'].map(sums);
      return cells.map((cell, unit) => {
        const old = sigmoid(kept?.[unit] ?? NaN) * cell;
        cells[unit] = old + sigmoid(taken?.[unit] ?? NaN) * f(candidate?.[unit] ?? NaN);
        return sigmoid(shown?.[unit] ?? NaN) * f(cells[unit]);
      });
    },
  },
  gru: {
    formulas: [
      'r, u = sigmoid(W xₜ + b + U aₜ₋₁ + c)',
      'n = f(W xₜ + b + r (U aₜ₋₁ + c))',
      'aₜ = (1 − u) n + u aₜ₋₁',
    ],
    step: (layer, f, inputs, states) => {
      const [r, u, n] = [...'run'].map((gate) => products(layer, gate, inputs, states));
      return states.map((state, unit) => {
        const gateOf = (sums: typeof r) =>
          sigmoid((sums?.fed[unit] ?? NaN) + (sums?.fedBack[unit] ?? NaN));
        const next = f((n?.fed[unit] ?? NaN) + gateOf(r) * (n?.fedBack[unit] ?? NaN));
        return (1 - gateOf(u)) * next + gateOf(u) * state;
      });
    },
  },
};

const activations: Readonly<Record<string, Activation>> = { tanh: Math.tanh, sigmoid };
const cases = catalog.layers
  .filter(({ activationInside }) => activationInside)
  .flatMap(({ id }) => Object.keys(activations).map((activation) => [id, activation] as const));

test.each(cases)('%s, %s: the formulas and letters of One pass give its outputs', (id, name) => {
  const found = steps[id];
  const f = activations[name];
  if (!found || !f) throw new Error(`no formulas of ${id}`);
  const shown = stepFormulas({ kind: id, activation: name }, true);
  // The gate f is never followed by a bracket.
  expect(shown).toEqual(found.formulas.map((one) => one.replace(/\bf\(/g, `${name}(`)));
  const layer = passOf(id, name);
  let states = Array.from({ length: UNITS }, () => 0);
  const cells = [...states];
  for (const input of layer.inputs.values) states = found.step(layer, f, [input], states, cells);
  expect(Math.max(...states.map(Math.abs))).toBeGreaterThan(0.01);
  for (const [unit, state] of states.entries())
    expect(layer.outputs.values[unit]).toBeCloseTo(state, 5);
});
