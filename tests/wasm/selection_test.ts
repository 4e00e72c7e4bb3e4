import { describe, expect, test } from 'vitest';
import type {
  CrossValidationOptions,
  RangeTestOptions,
} from '../../wasm_bindings/selection_module';
import { catalog } from '../../web/src/generated/catalog';
import { loadModule } from './load_module';

const { defaults } = catalog;
const rates = [0.003, 0.03, 10];
const options: CrossValidationOptions = {
  axes: [{ path: 'training.learningRate', values: rates }],
  folds: 4,
  epochs: 3,
  stratified: true,
  shuffled: true,
  seed: 1,
  criterion: 'loss',
};
const rangeOptions: RangeTestOptions = {
  lowestRate: 1e-4,
  highestRate: 10,
  steps: 60,
  smoothing: 0.5,
  divergenceFactor: 2,
};

describe.each(['simd', 'scalar'] as const)('%s: selection', async (build) => {
  const module = await loadModule(build);

  test('a cross-validation scores every candidate on every fold, and chooses', () => {
    const validation = new module.CrossValidation(defaults, options);
    const shares = [validation.progress()];
    while (!validation.done()) {
      expect(validation.advance(50)).toBeGreaterThan(0);
      shares.push(validation.progress());
    }
    expect(validation.advance(1)).toBe(0);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    const { candidates, best, oneStandardErrorChoice } = validation.report();
    expect(candidates).toHaveLength(rates.length);
    for (const { folds, loss, metric } of candidates) {
      expect(folds).toHaveLength(8);
      for (const [summary, offset] of [
        [loss, 0],
        [metric, 1],
      ] as const) {
        const scores = [...folds].filter((_, place) => place % 2 === offset);
        const mean = scores.reduce((sum, score) => sum + score, 0) / 4;
        const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
        expect(summary.mean).toBeCloseTo(mean, 12);
        expect(summary.deviation).toBeCloseTo(Math.sqrt(squares / 3), 12);
        expect(summary.standardError).toBeCloseTo(Math.sqrt(squares / 12), 12);
      }
    }
    const means = candidates.map(({ loss }) => loss.mean);
    expect(best).toBe(means.indexOf(Math.min(...means)));
    const chosen = oneStandardErrorChoice ?? Number.NaN;
    expect(rates[chosen]).toBeLessThanOrEqual(rates[best ?? 0] ?? 0);
    validation.delete();
  });

  test('texts are values too, and what is finished can be looked at before the end', () => {
    const axes = [
      { path: 'training.optimizer', values: ['gradientDescent', 'adam'] },
      ...options.axes,
    ];
    const validation = new module.CrossValidation(defaults, { ...options, axes, epochs: 1 });
    expect(validation.report()).toEqual({
      candidates: [],
      best: null,
      oneStandardErrorChoice: null,
    });
    while (validation.report().candidates.length < 1) validation.advance(10);
    expect(validation.report().best).toBe(0);
    expect(validation.done()).toBe(false);
    validation.advance(Number.POSITIVE_INFINITY);
    expect(validation.report().candidates).toHaveLength(6);
    validation.delete();
  });

  test('a range test grows the rate from the weights it is given, until the loss diverges', () => {
    const session = new module.Session(defaults);
    const test_ = new module.LearningRateRangeTest(defaults, session.parameters(), rangeOptions);
    while (!test_.done()) test_.advance(7);
    const {
      points,
      startLoss,
      divergenceRate,
      steepestRate,
      tenthOfLeastRate,
      tenthOfDivergenceRate,
    } = test_.report();
    const column = (offset: number) => [...points].filter((_, place) => place % 3 === offset);
    expect(column(0)[0]).toBeCloseTo(1e-4, 12);
    const ratios = column(0).map((rate, step) => (column(0)[step + 1] ?? 0) / rate);
    for (const ratio of ratios.slice(0, -1)) expect(ratio).toBeCloseTo(1e5 ** (1 / 59), 9);
    expect(startLoss).toBeGreaterThan(0);
    expect(column(1).every(Number.isFinite)).toBe(true);
    expect(divergenceRate).toBeGreaterThan(0.001);
    expect(tenthOfDivergenceRate).toBeCloseTo((divergenceRate ?? 0) / 10, 12);
    const least = column(2).indexOf(Math.min(...column(2)));
    expect(tenthOfLeastRate).toBeCloseTo((column(0)[least] ?? 0) / 10, 12);
    expect(column(0)).toContain(steepestRate);
    expect(steepestRate).toBeLessThan(divergenceRate ?? 0);
    test_.delete();
    session.delete();
  });

  test('a session trains on to the bit beside them', () => {
    const session = new module.Session(defaults);
    const alone = new module.Session(defaults);
    for (const each of [session, alone]) each.train(7, 1);
    const validation = new module.CrossValidation(defaults, options);
    const range = new module.LearningRateRangeTest(defaults, session.parameters(), rangeOptions);
    validation.advance(40);
    range.advance(20);
    validation.delete();
    range.delete();
    expect(session.parametersHash()).toBe(alone.parametersHash());
    for (const each of [session, alone]) each.train(Number.POSITIVE_INFINITY, 5);
    expect(session.saveState()).toEqual(alone.saveState());
    expect(session.takeReports()).toEqual(alone.takeReports());
  });

  test('memory does not grow however many are created and dropped half-way', () => {
    const run = () => {
      const validation = new module.CrossValidation(defaults, options);
      validation.advance(20);
      validation.delete();
    };
    for (let i = 0; i < 20; i++) run();
    const before = module.memoryBytes();
    for (let i = 0; i < 200; i++) run();
    expect(module.memoryBytes()).toBe(before);
  });

  const wrong = (change: object) => () =>
    new module.CrossValidation(defaults, { ...options, ...change });
  const wrongRange =
    (change: object, parameters: unknown = new Float32Array(1)) =>
    () =>
      new module.LearningRateRangeTest(defaults, parameters as Float32Array, {
        ...rangeOptions,
        ...change,
      });
  const axes = (path: unknown, values: unknown) => wrong({ axes: [{ path, values }] });
  test.each([
    ['selection.folds: 1 is not allowed (2 to', wrong({ folds: 1 })],
    ['selection.folds: text is not allowed (a number)', wrong({ folds: 'text' })],
    ['selection.epochs: 0 is not allowed (1 to 10000, whole', wrong({ epochs: 0 })],
    ['selection.stratified: 1 is not allowed (true or false)', wrong({ stratified: 1 })],
    ["selection.criterion: 'best' is not known (allowed: loss", wrong({ criterion: 'best' })],
    ["selection: 'other' is not known", wrong({ other: 1 })],
    ['selection.axes: a list is not allowed (an object)', wrong({ axes: [[]] })],
    ['selection.axes.values: null is not allowed (a number or', axes('training.loss', [null])],
    ['selection.axes.1.values: 0 is not allowed (1 to 1000', axes('training.learningRate', [])],
    ["setting: 'training.rate' is not known", axes('training.rate', [1])],
    ['training.learningRate: 11 is not allowed (1e-05 to 10)', axes('training.learningRate', [11])],
    ["training.learningRate: '0.1' is named twice", axes('training.learningRate', [0.1, 0.1])],
    ['rangeTest.lowestRate: 0 is not allowed', wrongRange({ lowestRate: 0 })],
    ['rangeTest.highestRate: 0.0001 is not', wrongRange({ highestRate: 1e-4 })],
    ['rangeTest.steps: 1 is not allowed (2 to', wrongRange({ steps: 1 })],
    ['rangeTest.parameters: 1 numbers are not allowed', wrongRange({})],
    ['rangeTest.parameters: a list is not allowed (a Float32Array)', wrongRange({}, [1])],
  ])('%s', (message, create) => {
    expect(create).toThrow(RangeError);
    expect(create).toThrow(message);
  });

  test('a refused number of pieces leaves the run as it was', () => {
    const validation = new module.CrossValidation(defaults, options);
    expect(() => validation.advance(0.5)).toThrow(RangeError);
    expect(() => validation.advance(Number.NaN)).toThrow('selection.maximumPieces: nan is not');
    expect(validation.advance(1)).toBe(1);
    validation.delete();
  });
});
