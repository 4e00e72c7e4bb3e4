import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { initialState } from '../../../web/src/state/page_state';
import { createStore } from '../../../web/src/state/store';

const link = '../../../web/src/experiment/link';

beforeEach(() => vi.resetModules());
afterEach(() => void vi.doUnmock(link));

test('a new link that cannot be read leaves the experiment and is told of, each time', async () => {
  vi.doMock(link, () => {
    throw new Error('not fetched');
  });
  const { syncLink } = await import('../../../web/src/state/link_sync');
  const store = createStore(
    initialState(defaultExperiment, [], { language: 'en', theme: 'system' }),
  );
  const load = vi.fn();
  let hash = '';
  let change = () => {};
  const stop = syncLink(
    store,
    { load },
    {
      hash: () => hash,
      replaceHash: () => {},
      onHashChange: (listener) => {
        change = listener;
        return () => {};
      },
    },
  );
  hash = '#learningRate=0.25';
  for (let time = 0; time < 2; time++) {
    store.update({ notices: [] });
    change();
    await vi.waitFor(() =>
      expect(store.get().notices).toEqual([{ key: 'newLinkNotFetched', values: {} }]),
    );
  }
  expect(store.get().experiment).toBe(defaultExperiment);
  expect(load).not.toHaveBeenCalled();
  stop();
});
