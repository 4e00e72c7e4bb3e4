import { describe, expect, test } from 'vitest';
import type { ShownMatrix, TracedLayer, TracedSegment } from '../../wasm_bindings/inspection_types';
import { catalog } from '../../web/src/generated/catalog';
import { inspect, norm, sum } from './inspect';
import { loadModule } from './load_module';

const { defaults } = catalog;

const segmentOf = (layer: TracedLayer | undefined, wanted: TracedSegment['name']) => {
  const found = layer?.segments.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no ${wanted}`);
  return found;
};
const columnOf = ({ rows, values }: ShownMatrix, column: number) =>
  values.subarray(column * rows, (column + 1) * rows);

describe.each(['simd', 'scalar'] as const)('%s: passes and single samples', async (build) => {
  const module = await loadModule(build);
  const trained = (experiment: unknown = defaults) => {
    const session = new module.Session(experiment);
    session.train(Number.POSITIVE_INFINITY, 20);
    return session;
  };

  test('pass: the layers are one chain, and the check agrees with its derivative', () => {
    const session = trained();
    const { layers } = session.describe();
    const offset = layers[1]?.weightOffset ?? 0;
    const look = inspect(session, 'pass', () => session.beginPass('one', 3, offset + 1));
    expect(look.layers).toHaveLength(layers.length);
    look.layers.forEach((layer, index) => {
      if (index > 0) expect(layer.inputs).toEqual(look.layers[index - 1]?.outputs);
      const { inputs, preActivations } = layer;
      const { values: weights } = segmentOf(layer, 'weights');
      const { values: bias } = segmentOf(layer, 'bias');
      for (let unit = 0; unit < weights.rows; unit++) {
        const products = [...inputs.values].map(
          (input, place) => input * (weights.values[place * weights.rows + unit] ?? 0),
        );
        const z = sum(products) + (bias.values[unit] ?? 0);
        expect(preActivations.values[unit]).toBeCloseTo(z, 4);
      }
    });
    expect(look.check.derivative).toBeCloseTo(
      segmentOf(look.layers[1], 'weights').gradient.values[1] ?? 9,
      6,
    );
    expect(look.check.difference).toBeCloseTo(look.check.derivative, 3);
    session.delete();
  });

  test('pass: the update is the next step of a batch of that sample alone', () => {
    const optimizer = { id: 'gradientDescent' };
    const session = trained({ ...defaults, training: { ...defaults.training, optimizer } });
    const rate = session.takeReports().at(-1) ?? 0;
    const { layers } = inspect(session, 'pass', () => session.beginPass('one', 0, 0));
    for (const layer of layers) {
      const { gradient, update } = segmentOf(layer, 'weights');
      expect(norm(gradient.values)).toBeGreaterThan(0);
      gradient.values.forEach((derivative, place) => {
        expect(update.values[place]).toBeCloseTo(-rate * derivative, 6);
      });
    }
    session.delete();
  });

  test('pass: the next batch foretells the next step, to the bit', () => {
    const dense = { id: 'dense', values: { units: 4 }, activation: { id: 'tanh' } };
    const plain = (id: string) => ({ id, values: {}, activation: { id: 'linear' } });
    const layers = [
      { ...dense, frozen: true },
      dense,
      plain('batchNormalization'),
      plain('dropout'),
    ];
    const session = trained({ ...defaults, network: { ...defaults.network, layers } });
    session.train(1, 1);
    for (let step = 0; step < 3; step++) {
      const before = session.parameters();
      const pass = inspect(session, 'pass', () => session.beginPass('nextBatch', -1, 0));
      expect(pass.samples.length).toBe(defaults.training.batchSize);
      expect(pass.check.relativeError).toBeLessThan(0.02);
      expect(pass.layers[3]?.outputs.columns).toBe(Math.min(16, pass.samples.length));
      session.train(1, 1);
      const after = session.parameters();
      let moved = 0;
      for (const segment of pass.layers.flatMap(({ segments }) => segments)) {
        const { name, offset, rows, columns, values, update } = segment;
        expect(values.values.length, name).toBe(rows * columns);
        values.values.forEach((value, place) => {
          expect(before[offset + place]).toBe(value);
          expect(Math.fround((after[offset + place] ?? 0) - value)).toBe(update.values[place]);
          if (update.values[place] !== 0) moved++;
        });
      }
      expect(moved).toBeGreaterThan(10);
      expect(norm(segmentOf(pass.layers[0], 'weights').update.values)).toBe(0);
      expect(norm(segmentOf(pass.layers[2], 'variance').update.values)).toBeGreaterThan(0);
      expect(segmentOf(pass.layers[2], 'variance').gradient.values.length).toBe(0);
    }
    session.delete();
  });

  test('pass: the samples of a batch stand in the columns, and their deltas add up', () => {
    const training = { ...defaults.training, batchSize: 12 };
    const session = trained({ ...defaults, training });
    const batch = inspect(session, 'pass', () => session.beginPass('nextBatch', 0, 0));
    expect(batch.samples.length).toBe(12);
    const ones = [...batch.samples].map((sample) =>
      inspect(session, 'pass', () => session.beginPass('one', sample, 0)),
    );
    const count = ones.length;
    expect(batch.loss).toBeCloseTo(sum(ones.map(({ loss }) => loss)) / count, 6);
    batch.layers.forEach((layer, index) => {
      ones.forEach((one, column) => {
        const alone = one.layers[index];
        if (!alone) throw new Error('no layer');
        columnOf(layer.outputs, column).forEach((value, unit) => {
          expect(value).toBeCloseTo(alone.outputs.values[unit] ?? Number.NaN, 5);
        });
        columnOf(layer.dPreActivations, column).forEach((value, unit) => {
          const share = (alone.dPreActivations.values[unit] ?? Number.NaN) / count;
          expect(value).toBeCloseTo(share, 6);
        });
      });
      const { gradient } = segmentOf(layer, 'bias');
      gradient.values.forEach((derivative, unit) => {
        const { rows, values } = layer.dPreActivations;
        const deltas = [...values].filter((_, place) => place % rows === unit);
        expect(derivative).toBeCloseTo(sum(deltas), 6);
      });
    });
    session.delete();
  });

  test('examples: those of the next batch are theirs among all, with the length of their mean', () => {
    const session = trained();
    const all = inspect(session, 'examples', () => session.beginExamples('training'));
    const next = inspect(session, 'examples', () => session.beginExamples('nextBatch'));
    const pass = inspect(session, 'pass', () => session.beginPass('nextBatch', 0, 0));
    expect(all.samples.length).toBe(0);
    expect(next.samples).toEqual(pass.samples);
    expect([...next.norms]).toEqual([...next.samples].map((sample) => all.norms[sample]));
    const gradient = pass.layers.flatMap(({ segments }) =>
      segments.flatMap((segment) => [...segment.gradient.values]),
    );
    expect(next.meanNorm).toBeCloseTo(norm(gradient), 5);
    session.delete();
  });

  test('examples: a length for every training sample, that of its own pass', () => {
    const session = trained();
    const { norms } = inspect(session, 'examples', () => session.beginExamples('training'));
    expect(norms.length).toBe(session.describe().trainingCount);
    const pass = inspect(session, 'pass', () => session.beginPass('one', 5, 0));
    const gradient = pass.layers.flatMap(({ segments }) =>
      segments.flatMap((segment) => [...segment.gradient.values]),
    );
    expect(norms[5]).toBeCloseTo(norm(gradient), 5);
    session.delete();
  });
});
