import { afterEach, expect, test, vi } from 'vitest';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { PageContext } from '../../../web/src/panels/context';
import { ownTableOpener, ownTableReport } from '../../../web/src/panels/own_table_part';
import { initialState } from '../../../web/src/state/page_state';
import { createStore } from '../../../web/src/state/store';
import { Texts } from '../../../web/src/text/text';
import { asFake, fakeDocument } from '../controls/fake_document';

const fill = vi.hoisted(() => vi.fn());

vi.mock('../../../web/src/panels/own_table_dialog', () => ({ fillOwnTableDialog: fill }));
vi.mock('../../../web/src/panels/own_table_report', () => {
  throw new Error('not fetched');
});
vi.mock('../../../web/src/panels/output_view', () => ({ samplesMatch: () => true }));

function setUp() {
  fakeDocument();
  const view = { language: 'en', theme: 'system' } as const;
  const experiment = {
    ...defaultExperiment,
    data: { ...defaultExperiment.data, dataset: { id: 'ownTable' } },
  };
  const store = createStore(initialState(experiment, [], view));
  const texts = new Texts('en');
  return { store, texts, context: { store, texts } as unknown as PageContext };
}

afterEach(() => void vi.unstubAllGlobals());

test('a window that cannot be fetched is told of once, and no more when it came', async () => {
  const { texts, context } = setUp();
  const opener = asFake(ownTableOpener(context));
  const label = texts.get('page.ownTable.open');
  const sentence = texts.get('page.shelf.notFetched');
  vi.spyOn(texts, 'fetchAll').mockRejectedValueOnce('').mockRejectedValueOnce('');
  opener.press(label);
  await vi.waitFor(() => expect(opener.textContent).toBe(label + sentence));
  opener.press(label);
  expect(opener.textContent).toBe(label);
  await vi.waitFor(() => expect(opener.textContent).toBe(label + sentence));
  opener.press(label);
  await vi.waitFor(() => expect(fill).toHaveBeenCalledTimes(1));
  expect(opener.textContent).toBe(label);
});

test('a report that cannot be fetched is told of in its place', async () => {
  const { store, texts, context } = setUp();
  const report = ownTableReport(context);
  store.update({ configured: { description: { table: {} } } as never });
  await vi.waitFor(() =>
    expect(report.element.textContent).toBe(texts.get('page.shelf.notFetched')),
  );
});
