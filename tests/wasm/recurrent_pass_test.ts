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

type Step = (layer: TracedLayer, inputs: number[], states: number[], cells: number[]) => number[];

/** The formulas that the page shows, cells change in place. */
const steps: Readonly<Record<string, Step>> = {
  simpleRecurrent: (layer, inputs, states) => {
    const { fed, fedBack } = products(layer, '', inputs, states);
    return fed.map((z, unit) => Math.tanh(z + (fedBack[unit] ?? NaN)));
  },
  lstm: (layer, inputs, states, cells) => {
    const sums = (gate: string) => {
      const { fed, fedBack } = products(layer, gate, inputs, states);
      return fed.map((z, unit) => z + (fedBack[unit] ?? NaN));
    };
    const [i, f, o, g] = [...'ifog'].map(sums);
    return cells.map((cell, unit) => {
      const kept = sigmoid(f?.[unit] ?? NaN) * cell;
      cells[unit] = kept + sigmoid(i?.[unit] ?? NaN) * Math.tanh(g?.[unit] ?? NaN);
      return sigmoid(o?.[unit] ?? NaN) * Math.tanh(cells[unit]);
    });
  },
  gru: (layer, inputs, states) => {
    const [r, u, n] = [...'run'].map((gate) => products(layer, gate, inputs, states));
    return states.map((state, unit) => {
      const gateOf = (sums: typeof r) =>
        sigmoid((sums?.fed[unit] ?? NaN) + (sums?.fedBack[unit] ?? NaN));
      const next = Math.tanh((n?.fed[unit] ?? NaN) + gateOf(r) * (n?.fedBack[unit] ?? NaN));
      return (1 - gateOf(u)) * next + gateOf(u) * state;
    });
  },
};

const recurrent = catalog.layers.filter(({ activationInside }) => activationInside);

test.each(recurrent)('$id: the formulas and letters of One pass give its outputs', ({ id }) => {
  expect(stepFormulas({ kind: id, activation: 'tanh' })?.join()).toContain('tanh');
  const layer = passOf(id, 'tanh');
  let states = Array.from({ length: UNITS }, () => 0);
  const cells = [...states];
  const step = steps[id];
  for (const input of layer.inputs.values) states = step?.(layer, [input], states, cells) ?? [];
  expect(Math.max(...states.map(Math.abs))).toBeGreaterThan(0.01);
  for (const [unit, state] of states.entries())
    expect(layer.outputs.values[unit]).toBeCloseTo(state, 5);
});
