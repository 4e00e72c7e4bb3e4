import { describe, expect, test } from 'vitest';
import { catalog } from '../../web/src/generated/catalog';
import { inspect, norm, sum } from './inspect';
import { loadModule } from './load_module';

const { defaults } = catalog;
const wideLayer = { id: 'dense', values: { units: 256 }, activation: { id: 'tanh' } };
const wide = { ...defaults, network: { ...defaults.network, layers: [wideLayer, wideLayer] } };

describe.each(['simd', 'scalar'] as const)('%s: close looks', async (build) => {
  const module = await loadModule(build);
  const trained = (experiment: unknown = defaults) => {
    const session = new module.Session(experiment);
    session.train(Number.POSITIVE_INFINITY, 20);
    return session;
  };

  test('layers: norms are those of the weights, histograms count every number', () => {
    const session = trained();
    const { layers, trainingCount } = session.describe();
    const parameters = session.parameters();
    const look = inspect(session, 'layers', () => session.beginLayers(21));
    expect(look.layers).toHaveLength(layers.length);
    expect(look.loss).toBeCloseTo([...session.takeReports()].at(-6) ?? Number.NaN, 6);
    layers.forEach(({ weightOffset, units, inputs }, index) => {
      const numbers = look.layers[index];
      const weights = parameters.subarray(weightOffset, weightOffset + units * inputs);
      expect(numbers?.weightNorm).toBeCloseTo(norm(weights), 5);
      expect(sum(numbers?.weights.counts ?? [])).toBe(units * inputs);
      expect(sum(numbers?.gradients.counts ?? [])).toBe(units * inputs);
      expect(sum(numbers?.outputs.counts ?? [])).toBe(units * trainingCount);
      expect(numbers?.gradientNorm).toBeGreaterThan(0);
      expect(numbers?.deadShare).toBe(0);
    });
    session.delete();
  });

  test('layers: the update ratio is that of the full-batch step that comes next', () => {
    const { sampleCount } = defaults.data;
    const session = trained({
      ...defaults,
      training: { ...defaults.training, batchSize: sampleCount },
    });
    const { layers } = session.describe();
    const look = inspect(session, 'layers', () => session.beginLayers(21));
    const before = session.parameters();
    session.train(Number.POSITIVE_INFINITY, 1);
    const after = session.parameters();
    layers.forEach(({ weightOffset, units, inputs }, index) => {
      const places = Array.from({ length: units * inputs }, (_, place) => weightOffset + place);
      const moved = norm(places.map((place) => (after[place] ?? 0) - (before[place] ?? 0)));
      const length = norm(places.map((place) => before[place] ?? 0));
      const ratio = look.layers[index]?.updateRatio ?? Number.NaN;
      expect(ratio / (moved / length)).toBeCloseTo(1, 3);
    });
    session.delete();
  });

  test('surface: the middle is the present loss, and only principal directions have a way', () => {
    const session = trained();
    const { loss } = inspect(session, 'layers', () => session.beginLayers(21));
    const random = inspect(session, 'surface', () => session.beginSurface('random', 2, 1, 9, 1));
    expect([random.columns, random.rows, random.losses.length]).toEqual([9, 9, 81]);
    expect(random.losses[40]).toBe(loss);
    expect(random.extents).toEqual([1, 1]);
    expect([random.shares.length, random.path.length]).toEqual([0, 0]);
    const other = inspect(session, 'surface', () => session.beginSurface('random', 2, 1, 9, 2));
    expect(other.losses).not.toEqual(random.losses);
    const line = inspect(session, 'surface', () => session.beginSurface('random', 1, 1, 9, 1));
    expect(line.rows).toBe(1);
    expect([...line.losses]).toEqual([...random.losses.subarray(36, 45)]);

    const way = inspect(session, 'surface', () => session.beginSurface('principal', 2, 1, 9, 1));
    expect(way.losses[40]).toBe(loss);
    const [first = 0, second = 0] = way.shares;
    expect(first).toBeGreaterThan(second);
    expect(first + second).toBeGreaterThan(0.5);
    expect(first + second).toBeLessThanOrEqual(1 + 1e-9);
    expect(way.path.length).toBe(2 * 21);
    expect([...way.path.subarray(-2)]).toEqual([0, 0]);
    const reach = [0, 1].map((axis) =>
      Math.max(...[...way.path].filter((_, i) => i % 2 === axis).map(Math.abs)),
    );
    expect(way.extents[0]).toBeCloseTo(1.1 * (reach[0] ?? 0), 9);
    expect(way.extents[1]).toBeCloseTo(1.1 * (reach[1] ?? 0), 9);
    session.delete();
  });

  test('surface: the way does not depend on how training was cut into pieces', () => {
    const ways = [1, 7, Number.POSITIVE_INFINITY].map((pieces) => {
      const session = new module.Session(defaults);
      while (session.epoch() < 130) session.train(pieces, 130 - session.epoch());
      const way = inspect(session, 'surface', () => session.beginSurface('principal', 2, 1, 3, 1));
      session.delete();
      return way;
    });
    expect(ways[1]).toEqual(ways[0]);
    expect(ways[2]).toEqual(ways[0]);
    expect(ways[0]?.path.length).toBe(2 * 66); // every second epoch from 0 to 128, and 130
  });

  test('curvature: along no direction does the loss bend more than the eigenvalue says', () => {
    const session = trained();
    const look = inspect(session, 'curvature', () => session.beginCurvature());
    expect(look.iterations).toBeGreaterThan(1);
    expect(look.converged).toBe(true);
    expect(look.residual).toBeLessThanOrEqual(3e-3 * Math.abs(look.eigenvalue));
    // No direction bends more: the second difference along the way, whose first axis has length 1.
    const radius = 0.05;
    const way = inspect(session, 'surface', () =>
      session.beginSurface('principal', 1, radius, 3, 1),
    );
    const [left = 0, middle = 0, right = 0] = way.losses;
    const bend = (left - 2 * middle + right) / (way.extents[0] ?? 0) ** 2;
    expect(bend).toBeLessThan(look.eigenvalue * 1.1);
    expect(bend).toBeGreaterThan(0);
    session.delete();
  });

  test('they are of the weights they were begun with, and training goes on to the bit', () => {
    const session = new module.Session(wide);
    const alone = new module.Session(wide);
    const begins = [
      () => session.beginLayers(21),
      () => session.beginSurface('random', 2, 1, 3, 1),
      () => session.beginCurvature(),
      () => session.beginExamples('training'),
      () => session.beginPass('one', 0, 0),
      () => session.beginPass('nextBatch', 0, 0),
      () => session.beginExamples('nextBatch'),
    ];
    for (const begin of begins) {
      begin();
      session.advanceInspection(Number.POSITIVE_INFINITY);
      const expected = session.takeInspection();
      expect(session.takeInspection()).toBeNull();
      begin();
      for (let done = 1, turn = 0; done > 0; turn++) {
        done = session.advanceInspection(2);
        if (turn < 5) for (const each of [session, alone]) each.train(5, 1);
      }
      expect(session.takeInspection()).toEqual(expected);
      for (const each of [session, alone]) each.train(5, 1);
    }
    expect(session.parametersHash()).toBe(alone.parametersHash());
    for (const each of [session, alone]) each.delete();
  });

  test.each(catalog.layers.map((kind) => [kind.id, kind] as const))(
    'a %s layer can be looked at from all sides',
    (id, { takes }) => {
      const shape = (takes as readonly string[])[0] ?? 'any';
      const dataset = { image: 'shapes', sequence: 'bitParity' }[shape];
      const layer = { id, values: {}, activation: { id: 'linear' } };
      const dense = { id: 'dense', values: { units: 4 }, activation: { id: 'tanh' } };
      const layers = dataset ? [layer] : [dense, layer, dense];
      const data = dataset
        ? { ...defaults.data, dataset: { id: dataset }, features: [] }
        : defaults.data;
      const session = new module.Session({
        ...defaults,
        data: { ...data, sampleCount: 60 },
        network: { ...defaults.network, layers },
        training: {
          ...defaults.training,
          loss: dataset === 'shapes' ? { id: 'softmaxCrossEntropy' } : defaults.training.loss,
        },
      });
      session.train(Number.POSITIVE_INFINITY, 2);
      const look = inspect(session, 'layers', () => session.beginLayers(5));
      const norms = look.layers.map(({ gradientNorm }) => gradientNorm);
      expect(norms.every((one) => Number.isFinite(one))).toBe(true);
      expect(norms.at(-1)).toBeGreaterThan(0);
      const { layers: described } = session.describe();
      const bias = described.at(-1)?.biasOffset ?? -1;
      const pass = inspect(session, 'pass', () => session.beginPass('one', 1, bias));
      expect(pass.layers).toHaveLength(described.length);
      const { derivative, difference, relativeError } = pass.check;
      expect(relativeError, `${derivative} ${difference}`).toBeLessThan(0.05);
      const way = inspect(session, 'surface', () => session.beginSurface('principal', 2, 1, 3, 1));
      expect(way.losses[4]).toBeCloseTo(look.loss, 6);
      const { norms: lengths } = inspect(session, 'examples', () =>
        session.beginExamples('training'),
      );
      expect(lengths.every((one) => Number.isFinite(one))).toBe(true);
      session.delete();
    },
  );

  test('wrong numbers are refused by name, and a start anew gives a look up', () => {
    const session = new module.Session(defaults);
    const refusals: readonly (readonly [string, () => void])[] = [
      ['statistics.bins: 0 is not allowed', () => session.beginLayers(0)],
      [
        "surface.directions: 'up' is not known",
        () => session.beginSurface('up' as never, 2, 1, 9, 1),
      ],
      ['surface.axes: 3 is not allowed', () => session.beginSurface('random', 3, 1, 9, 1)],
      ['surface.radius: nan is not', () => session.beginSurface('random', 2, Number.NaN, 9, 1)],
      ['surface.points: 8 is not allowed', () => session.beginSurface('random', 2, 1, 8, 1)],
      ['surface.snapshots: 1 are not', () => session.beginSurface('principal', 2, 1, 9, 1)],
      ['pass.sample: 250 is not allowed', () => session.beginPass('one', 250, 0)],
      ["pass.samples: 'all' is not known", () => session.beginPass('all' as never, 0, 0)],
      ["examples.samples: 'one' is not", () => session.beginExamples('one' as never)],
      ['gradientCheck.parameter: -1 is not', () => session.beginPass('one', 0, -1)],
      ['inspection.maximumPieces: 0.5 is not', () => session.advanceInspection(0.5)],
    ];
    for (const [message, call] of refusals) expect(call, message).toThrow(message);
    session.beginCurvature();
    expect(session.advanceInspection(1)).toBe(1);
    session.reset();
    expect(session.advanceInspection(1)).toBe(0);
    expect(session.takeInspection()).toBeNull();
    session.delete();
  });

  test('memory does not grow however often they are asked for', () => {
    const session = trained();
    const round = () => {
      inspect(session, 'layers', () => session.beginLayers(21));
      inspect(session, 'surface', () => session.beginSurface('principal', 2, 1, 5, 1));
      inspect(session, 'pass', () => session.beginPass('one', 0, 0));
    };
    for (let i = 0; i < 20; i++) round();
    const before = module.memoryBytes();
    for (let i = 0; i < 200; i++) round();
    expect(module.memoryBytes()).toBe(before);
    session.delete();
  });
});
