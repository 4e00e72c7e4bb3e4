import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { PageContext } from '../../../web/src/panels/context';
import { lossZone } from '../../../web/src/panels/loss_zone';
import { initialState } from '../../../web/src/state/page_state';
import { createStore } from '../../../web/src/state/store';
import { Texts } from '../../../web/src/text/text';
import { fakeDocument } from '../controls/fake_document';

/** How many epochs the chart was drawn with, drawing after drawing. */
const drawn = vi.hoisted(() => [] as number[]);

vi.mock('../../../web/src/charts/loss_chart', () => ({
  LossChart: class {
    constructor(
      _host: unknown,
      private readonly options: { history: (most: number) => { epochs: Float64Array } },
    ) {}
    update() {
      drawn.push(this.options.history(100).epochs.length);
    }
    destroy() {}
  },
}));
vi.mock('../../../web/src/controls/toggle', () => ({
  toggle: () => ({ element: 'toggle', set: () => {} }),
}));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  drawn.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The zone of a run; `reach` has it report so many epochs, and `restart` begins the run anew. */
async function setUp() {
  const host = fakeDocument();
  const store = createStore(
    initialState(defaultExperiment, [], { language: 'en', theme: 'system' }),
  );
  let epochs = 0;
  const losses = {
    get length() {
      return epochs;
    },
    toArrays: () => ({ epochs: new Float64Array(epochs) }),
  };
  const context = { store, losses, texts: new Texts('en'), onTheme: () => () => {} };
  const stop = lossZone(host as unknown as HTMLElement, context as unknown as PageContext);
  const reach = (epoch: number) => {
    epochs = epoch + 1;
    store.update({ report: { epoch, penalty: 0 } as never });
  };
  const restart = () => {
    epochs = 0;
  };
  reach(0);
  await vi.dynamicImportSettled();
  await vi.waitUntil(() => drawn.length > 0);
  return { reach, restart, stop };
}

test('losses that look nearly as before are drawn together, within 50 ms', async () => {
  const { reach } = await setUp();
  reach(1000);
  expect(drawn.at(-1)).toBe(1001);
  const count = drawn.length;
  for (const epoch of [1001, 1002, 1003]) reach(epoch);
  expect(drawn).toHaveLength(count);
  vi.advanceTimersByTime(50);
  expect(drawn).toHaveLength(count + 1);
  expect(drawn.at(-1)).toBe(1004);
  vi.advanceTimersByTime(1000);
  expect(drawn).toHaveLength(count + 1);
});

test('losses that look other are drawn at once, and not a second time', async () => {
  const { reach } = await setUp();
  reach(1000);
  const count = drawn.length;
  reach(1001);
  reach(1100);
  expect(drawn.slice(count)).toEqual([1101]);
  vi.advanceTimersByTime(1000);
  expect(drawn.slice(count)).toEqual([1101]);
});

test('a run that begins anew keeps the old lines until its first report', async () => {
  const { reach, restart } = await setUp();
  reach(1000);
  reach(1001);
  const count = drawn.length;
  restart();
  vi.advanceTimersByTime(1000);
  expect(drawn).toHaveLength(count);
  reach(0);
  expect(drawn.slice(count)).toEqual([1]);
});

test('a zone that was left draws nothing more', async () => {
  const { reach, stop } = await setUp();
  reach(1000);
  reach(1001);
  const count = drawn.length;
  stop();
  vi.advanceTimersByTime(1000);
  expect(drawn).toHaveLength(count);
});
