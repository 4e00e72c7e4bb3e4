import { describe, expect, test } from 'vitest';
import type { Session } from '../../wasm_bindings/descent_module';
import { classifyThrown } from '../../web/src/engine/failure';
import { catalog } from '../../web/src/generated/catalog';
import { loadModule } from './load_module';

const { defaults } = catalog;
const data = (change: object) => ({ ...defaults, data: { ...defaults.data, ...change } });
const network = (change: object) => ({ ...defaults, network: { ...defaults.network, ...change } });

/** Calls as no typed caller makes them, and what their RangeError must say. */
type Call = (session: Session) => unknown;
const untyped = (value: unknown) => value as never;
const wrong: readonly (readonly [string, Call])[] = [
  [
    'train.maximumPieces: nan is not allowed (0 to 2147483647, whole numbers)',
    (session) => session.train(Number.NaN, 1),
  ],
  ['train.maximumPieces: -1 is not allowed', (session) => session.train(-1, 1)],
  ['train.maximumEpochs: 0.5 is not allowed', (session) => session.train(1, 0.5)],
  ['train.maximumEpochs: nan is not allowed', (session) => session.train(1, untyped(undefined))],
  [
    "samples: 'validation' is not known (allowed: training, test)",
    (session) => session.samples(untyped('validation')),
  ],
  [
    'picture.predictionResolution: 4294967316 is not',
    (session) => session.beginPicture(2 ** 32 + 20, 0, 0, 1),
  ],
  ['picture.unitResolution: 20.5 is not', (session) => session.beginPicture(9, 20.5, 0, 1)],
  ['picture.unitResolution: nan is not', (session) => session.beginPicture(9, Number.NaN, 0, 1)],
  [
    'picture.verticalColumn: 4294967296 is not',
    (session) => session.beginPicture(9, 9, 0, 2 ** 32),
  ],
  ['picture.maximumPieces: 0.5 is not', (session) => session.advancePicture(0.5)],
  ['errors.maximumPieces: nan is not', (session) => session.advanceErrors(Number.NaN)],
  ['state: null is not allowed (a Uint8Array)', (session) => session.restoreState(untyped(null))],
  ['state: a list is not allowed', (session) => session.restoreState(untyped([1, 2]))],
  [
    'state: an object is not allowed',
    (session) => session.restoreState(untyped({ length: 4_000_000_000 })),
  ],
  [
    'data.features: 4294967295 is not allowed',
    (session) => session.configure(data({ features: new Array(4_294_967_295) })),
  ],
  [
    'network.layers: 4294967295 is not allowed (0 to 8, whole numbers)',
    (session) => session.configure(network({ layers: new Array(4_294_967_295) })),
  ],
  [
    'data.noise: a list is not allowed',
    (session) => session.configure(data({ noise: new Array(4_294_967_295) })),
  ],
  [
    'data.noise: an object is not allowed',
    (session) => session.configure(data({ noise: Object.create(null) })),
  ],
  [
    'data.features: undefined is not allowed',
    (session) => session.configure(data({ features: new Array(2) })),
  ],
];

/** Where a saved state has the order of so many samples: each number below it once. */
function orderIn(state: Uint8Array, count: number): number {
  const bytes = new DataView(state.buffer, state.byteOffset, state.byteLength);
  const isOrder = (start: number) => {
    const numbers = Array.from({ length: count }, (_, i) => bytes.getUint32(start + 4 * i, true));
    return numbers.every((number) => number < count) && new Set(numbers).size === count;
  };
  const starts = Array.from({ length: state.length - 4 * count + 1 }, (_, start) => start);
  const found = starts.filter(isOrder);
  expect(found.length).toBe(1);
  return found[0] ?? 0;
}

describe.each(['simd', 'scalar'] as const)('%s', async (build) => {
  const module = await loadModule(build);
  const session = new module.Session(defaults);
  session.train(60, 10);

  test.each(wrong)('%s', (message, call) => {
    const before = session.saveState();
    let thrown: unknown;
    try {
      call(session);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(RangeError);
    expect((thrown as RangeError).message).toContain(message);
    expect(session.saveState()).toEqual(before);
  });

  test('a limit larger than any is no limit', () => {
    const fresh = new module.Session(defaults);
    expect(fresh.train(Number.POSITIVE_INFINITY, 2)).toBeGreaterThan(1);
    expect(fresh.train(3, 1e12)).toBe(3);
  });

  test('a state that names samples beyond the data is refused', () => {
    const before = session.saveState();
    const broken = before.slice();
    const first = orderIn(before, session.describe().trainingCount);
    broken.fill(255, first, first + 4); // 2^32 - 1, which is negative as a signed number
    expect(() => session.restoreState(broken)).toThrow(RangeError);
    expect(session.saveState()).toEqual(before);
  });

  test('pictures of more numbers than a 32-bit index counts are an out-of-memory error', () => {
    // 2 inputs, 13 units and 1 output of 16,384^2 numbers each: 2^32, which would wrap to none.
    const wide = new module.Session({
      ...network({ layers: [{ id: 'dense', values: { units: 13 }, activation: { id: 'tanh' } }] }),
      data: { ...defaults.data, features: ['x1', 'x2'] },
    });
    let thrown: unknown;
    try {
      wide.beginPicture(2, 16_384, 0, 1);
    } catch (error) {
      thrown = error;
    }
    expect(classifyThrown(thrown).kind).toBe('memory');
    expect(wide.train(5, 1)).toBe(5);
  });
});
