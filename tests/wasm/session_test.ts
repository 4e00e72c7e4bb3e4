import { describe, expect, test } from 'vitest';
import type { SpareGrids } from '../../wasm_bindings/grids_types';
import { catalog } from '../../web/src/generated/catalog';
import { drawPicture } from './draw_picture';
import { loadModule } from './load_module';

const { defaults } = catalog;
const otherRate = { ...defaults, training: { ...defaults.training, learningRate: 0.003 } };
const wideLayer = { id: 'dense', values: { units: 256 }, activation: { id: 'tanh' } };
const wide = { ...defaults, network: { ...defaults.network, layers: [wideLayer, wideLayer] } };
const otherNoise = { ...defaults, data: { ...defaults.data, noise: 0.1 } };

/** Epochs of report rows. */
function epochsOf(reports: Float64Array): number[] {
  return [...reports].filter((_, index) => index % 7 === 0);
}

describe.each(['simd', 'scalar'] as const)('%s: what the worker relies on', async (build) => {
  const module = await loadModule(build);

  test('train keeps to both limits and says how much it did', () => {
    const session = new module.Session(defaults);
    const batches = Math.ceil(session.describe().trainingCount / session.describe().batchSize);
    expect(session.train(1000, 0)).toBe(1); // the first report
    expect(session.train(1000, 0)).toBe(0);
    expect(session.train(3, 100)).toBe(3);
    expect(session.epoch()).toBe(0);
    expect(session.train(1000, 2)).toBe(2 * batches - 3);
    expect(session.epoch()).toBe(2);
  });

  test('reports are given once each, and a restart leaves only its own', () => {
    const session = new module.Session(defaults);
    session.train(10_000, 4);
    expect(epochsOf(session.takeReports())).toEqual([0, 1, 2, 3, 4]);
    expect(session.takeReports().length).toBe(0);
    session.train(10_000, 2);
    session.reset();
    expect(epochsOf(session.takeReports())).toEqual([0]);
    session.train(10_000, 2);
    expect(session.configure(otherNoise)).toBe(true);
    expect(epochsOf(session.takeReports())).toEqual([0]);
  });

  test('reset is the same start to the bit', () => {
    const session = new module.Session(defaults);
    const start = session.parametersHash();
    session.train(10_000, 5);
    const trained = session.parametersHash();
    session.reset();
    expect(session.parametersHash()).toBe(start);
    session.train(10_000, 5);
    expect(session.parametersHash()).toBe(trained);
  });

  test('a state restored in another instance goes on to the bit, from within an epoch too', async () => {
    const session = new module.Session(defaults);
    session.train(137, 100);
    const epoch = session.epoch();
    const state = session.saveState();
    const other = new (await loadModule(build)).Session(defaults);
    other.restoreState(state);
    expect(other.epoch()).toBe(epoch);
    expect(other.parametersHash()).toBe(session.parametersHash());
    other.takeReports();
    for (const each of [session, other]) each.train(10_000, 5);
    expect(other.parametersHash()).toBe(session.parametersHash());
    expect(epochsOf(other.takeReports())[0]).toBe(epoch + 1);
  });

  test('a picture is of the weights it was begun with, and goes on while training does', () => {
    const session = new module.Session(wide);
    const expected = drawPicture(session, 30, 9);
    expect(expected.rows).toBe(30);
    expect(expected.predictions.length).toBe(30 * 30);
    expect(expected.units.length).toBe((4 + 256 + 256 + 1) * 9 * 9);
    session.beginPicture(30, 9, 0, 1);
    expect(session.takePicture(null)).toBeNull();
    let pieces = 0;
    for (let done = 1; done > 0; pieces += done) {
      done = session.advancePicture(1);
      session.train(10, 1);
    }
    expect(pieces).toBeGreaterThan(5);
    expect(session.takePicture(null)).toEqual(expected);
    expect(session.takePicture(null)).toBeNull();
    expect(drawPicture(session, 30, 9)).not.toEqual(expected);
  });

  test('a picture is written into spare arrays that fit, and into no others', () => {
    const session = new module.Session(wide);
    const draw = (spare: SpareGrids | null) => {
      session.beginPicture(30, 9, 0, 1);
      session.advancePicture(Number.POSITIVE_INFINITY);
      return session.takePicture(spare);
    };
    const expected = draw(null);
    if (!expected) throw new Error('the picture was not finished');
    const spare = {
      predictions: new Float32Array(30 * 30).fill(7),
      units: new Float32Array(expected.units.length).fill(7),
    };
    const drawn = draw(spare);
    expect(drawn?.predictions).toBe(spare.predictions);
    expect(drawn?.units).toBe(spare.units);
    expect(drawn).toEqual(expected);
    const moved = new Float32Array(30 * 30);
    structuredClone(moved, { transfer: [moved.buffer] });
    for (const predictions of [new Float32Array(1), moved, [1], null, undefined]) {
      const wrong = { predictions: predictions as never, units: spare.units };
      const other = draw(wrong);
      expect(other).toEqual(expected);
      expect(other?.predictions === predictions).toBe(false);
      expect(other?.units).toBe(spare.units);
    }
    const inner = new Float32Array(2 + expected.units.length).fill(7);
    draw({ predictions: spare.predictions, units: inner.subarray(1, -1) });
    expect(inner.subarray(1, -1)).toEqual(expected.units);
    expect([inner[0], inner.at(-1)]).toEqual([7, 7]);
  });

  test('a start anew gives up the picture under way, other settings do not', () => {
    const session = new module.Session(wide);
    session.beginPicture(30, 9, 0, 1);
    session.configure({ ...wide, training: { ...wide.training, learningRate: 0.003 } });
    expect(session.advancePicture(1)).toBe(1);
    session.reset();
    expect(session.advancePicture(1)).toBe(0);
    expect(session.takePicture(null)).toBeNull();
  });

  test('a long batch is cut, and a state saved within goes on to the bit', () => {
    const full = { ...wide, training: { ...wide.training, batchSize: 2000 } };
    const session = new module.Session(full);
    const reference = new module.Session(full);
    reference.train(Number.POSITIVE_INFINITY, 2);
    expect(session.train(2, 1)).toBe(2);
    expect(session.epoch()).toBe(0);
    const other = new module.Session(full);
    other.restoreState(session.saveState());
    for (const each of [session, other]) {
      each.train(Number.POSITIVE_INFINITY, 2);
      expect(each.parametersHash()).toBe(reference.parametersHash());
    }
  });

  test('another learning rate keeps weights and epoch, and training goes on', () => {
    const session = new module.Session(defaults);
    session.train(10_000, 5);
    const hash = session.parametersHash();
    expect(session.configure(otherRate)).toBe(false);
    expect([session.epoch(), session.parametersHash()]).toEqual([5, hash]);
    session.train(10_000, 1);
    expect(session.takeReports().at(-1)).toBeCloseTo(0.003, 6);
  });

  test('what diverges stops, with its last finite weights, until it starts anew', () => {
    const experiment = {
      ...defaults,
      network: { ...defaults.network, layers: [], outputActivation: { id: 'linear' } },
      data: { ...defaults.data, dataset: { id: 'plane' }, features: ['x1Squared', 'x2Squared'] },
      training: {
        ...defaults.training,
        loss: { id: 'meanSquared' },
        optimizer: { id: 'gradientDescent' },
        learningRate: 10,
      },
    };
    const session = new module.Session(experiment);
    for (let call = 0; call < 1000 && !session.diverged(); call++) session.train(100, 100);
    expect(session.diverged()).toBe(true);
    expect(session.parameters().every(Number.isFinite)).toBe(true);
    expect(session.divergence()).toMatchObject({ layer: 1, epoch: session.epoch() + 1 });
    expect(session.train(10, 10)).toBe(0);
    const other = new module.Session(experiment);
    other.restoreState(session.saveState());
    expect(other.divergence()).toEqual(session.divergence());
    expect(other.parametersHash()).toBe(session.parametersHash());
    expect(epochsOf(other.takeReports())).toEqual([session.epoch()]);
    expect(other.train(10, 10)).toBe(0);
    const slower = { ...experiment, training: { ...experiment.training, learningRate: 1e-5 } };
    expect(other.configure(slower)).toBe(false);
    expect(other.divergence()).toBeNull();
    expect(other.train(10, 10)).toBe(10);
    session.reset();
    expect(session.diverged()).toBe(false);
    expect(session.divergence()).toBeNull();
  });

  test('a stop rule ends training, also in a session that takes over its state', () => {
    const rules = (...stopRules: object[]) => ({
      ...defaults,
      training: { ...defaults.training, stopRules },
    });
    const experiment = rules({ id: 'targetLoss' }, { id: 'epochs', values: { count: 3 } });
    const session = new module.Session(experiment);
    expect(session.stopped()).toBeNull();
    session.train(10_000, 100);
    const stopped = { rule: 'epochs', epoch: 3, weightsEpoch: 3 };
    expect(session.stopped()).toEqual(stopped);
    expect(session.train(10, 10)).toBe(0);
    const other = new module.Session(experiment);
    other.restoreState(session.saveState());
    expect(other.stopped()).toEqual(stopped);
    expect(other.configure(rules())).toBe(false);
    expect(other.stopped()).toBeNull();
    expect(other.train(10_000, 1)).toBeGreaterThan(0);
    expect(other.epoch()).toBe(4);
  });
});

test('both builds start with the same loss to 1e-5', async () => {
  const losses = [];
  for (const build of ['simd', 'scalar'] as const) {
    const session = new (await loadModule(build)).Session(defaults);
    losses.push(session.takeReports()[1] ?? Number.NaN);
  }
  expect(Math.abs((losses[0] ?? 0) - (losses[1] ?? 1))).toBeLessThanOrEqual(1e-5);
});
