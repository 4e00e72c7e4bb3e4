import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { PageContext } from '../../../web/src/panels/context';
import { planeOutput } from '../../../web/src/panels/plane_output';
import { initialState } from '../../../web/src/state/page_state';
import { createStore } from '../../../web/src/state/store';
import { Texts } from '../../../web/src/text/text';
import { fakeDocument } from '../controls/fake_document';

const shown = vi.hoisted(() => ({ columns: 1, fail: null as (() => void) | null }));

vi.mock('../../../web/src/charts/curve_chart', async () => {
  await new Promise<void>((resolve) => {
    shown.fail = resolve;
  });
  throw new Error('not fetched');
});
vi.mock('../../../web/src/charts/prediction_map', () => ({
  PredictionMap: class {
    constructor(frame: HTMLElement) {
      frame.append('map');
    }
    setShown() {}
    setView() {}
    setLabel() {}
    destroy() {}
  },
}));
vi.mock('../../../web/src/panels/output_view', () => ({
  outputView: () => ({ columnCount: shown.columns }),
  samplesMatch: () => false,
}));
vi.mock('../../../web/src/panels/axis_selects', () => ({
  axisSelects: () => ({ element: 'axes', stop: () => {} }),
}));
vi.mock('../../../web/src/controls/toggle', () => ({
  toggle: () => ({ element: 'toggle', set: () => {}, setDisabled: () => {} }),
}));

/** A new answer of the engine, to a dataset of so many columns. */
function configure(store: ReturnType<typeof setUp>['store'], columns: number) {
  shown.columns = columns;
  const none = { columns: [], targets: [] };
  const configured = { training: none, test: none, description: { task: 'regression' } };
  store.update({ configured: configured as never });
}

function setUp() {
  const host = fakeDocument();
  const view = { language: 'en', theme: 'system' } as const;
  const store = createStore(initialState(defaultExperiment, [], view));
  const context = { store, texts: new Texts('en'), onTheme: () => () => {} };
  const stop = planeOutput(host as unknown as HTMLElement, context as unknown as PageContext);
  return { host, store, stop };
}

/** Lets the fetch of the curve fail once it was begun. */
async function failToFetch() {
  const fail = await vi.waitUntil(() => shown.fail);
  fail?.();
  await vi.dynamicImportSettled();
}

beforeEach(() => {
  shown.fail = null;
});
afterEach(() => void vi.unstubAllGlobals());

test('a curve that cannot be fetched is told of in its place, until other data are shown', async () => {
  const { host, store } = setUp();
  configure(store, 1);
  await failToFetch();
  expect(host.textContent).toContain('could not be fetched');
  configure(store, 2);
  expect(host.textContent).toContain('map');
  expect(host.textContent).not.toContain('could not be fetched');
});

test('other data that are shown by then do not make way for the message', async () => {
  const { host, store } = setUp();
  configure(store, 1);
  configure(store, 2);
  await failToFetch();
  expect(host.textContent).toContain('map');
  expect(host.textContent).not.toContain('could not be fetched');
});

test('a panel that was left says nothing', async () => {
  const { host, store, stop } = setUp();
  configure(store, 1);
  stop();
  await failToFetch();
  expect(host.textContent).not.toContain('could not be fetched');
});
