import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLayers } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { PageContext } from '../../../web/src/panels/context';
import { layerSteppers } from '../../../web/src/panels/layer_steppers';
import { initialState } from '../../../web/src/state/page_state';
import { createStore } from '../../../web/src/state/store';
import { Texts } from '../../../web/src/text/text';
import { asFake, fakeDocument } from '../controls/fake_document';

const editor = vi.hoisted(() => ({ toggle: vi.fn(), stop: vi.fn() }));

vi.mock('../../../web/src/panels/layer_editor', () => ({
  layerEditor: () => ({ ...editor, element: document.createElement('div') }),
}));

function setUp() {
  const body = fakeDocument();
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  const view = { language: 'en', theme: 'system' } as const;
  const store = createStore(initialState(defaultExperiment, [], view));
  const texts = new Texts('en');
  const steppers = layerSteppers({ store, texts } as unknown as PageContext);
  body.append(asFake(steppers.list), asFake(steppers.editor));
  steppers.place(steppers.list, [{ x: 0, kind: 'hidden', layer: 0 }]);
  return { body, store, texts, stop: steppers.stop };
}

beforeEach(() => void vi.clearAllMocks());
afterEach(() => void vi.unstubAllGlobals());

test('the editor opens by the second press where the first could not fetch it', async () => {
  const { body, texts } = setUp();
  vi.spyOn(texts, 'fetchAll').mockRejectedValueOnce(new Error('not fetched'));
  const opener = body.press('⋯');
  await vi.waitFor(() => expect(opener.title).toContain('could not be fetched'));
  body.press('⋯');
  await vi.waitFor(() => expect(editor.toggle).toHaveBeenCalledWith(opener, 0));
  expect(opener.title).toBe('');
});

test('it stays closed for a layer that was taken away meanwhile', async () => {
  const { body, store, texts } = setUp();
  let come = () => {};
  const words = new Promise<void>((resolve) => {
    come = resolve;
  });
  vi.spyOn(texts, 'fetchAll').mockReturnValueOnce(words);
  body.press('⋯');
  store.update({ experiment: withLayers(defaultExperiment, []) });
  come();
  await vi.dynamicImportSettled();
  expect(editor.toggle).not.toHaveBeenCalled();
});

test('a page that is left while the editor cannot be fetched stops quietly', async () => {
  const { body, texts, stop } = setUp();
  vi.spyOn(texts, 'fetchAll').mockRejectedValueOnce(new Error('not fetched'));
  const opener = body.press('⋯');
  stop(); // an error that nobody hears fails the run
  await vi.waitFor(() => expect(opener.title).toContain('could not be fetched'));
  expect(editor.stop).not.toHaveBeenCalled();
});
