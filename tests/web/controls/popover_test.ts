import { afterEach, expect, test, vi } from 'vitest';
import { popover } from '../../../web/src/controls/popover';
import { asFake, fakeDocument } from './fake_document';

/** A popover that was pressed, and whose content comes when it is told to. */
function pressed() {
  const body = fakeDocument();
  let come = () => {};
  const content = new Promise<readonly Node[]>((resolve) => {
    come = () => resolve([document.createElement('p')]);
  });
  const share = popover('Share', () => content);
  const root = asFake(share.element);
  body.append(root);
  root.press('Share');
  const isOpenAtLast = async () => {
    come();
    await content;
    await Promise.resolve();
    return root.all.length === 3;
  };
  return { root, close: share.close, isOpenAtLast };
}

/** An event that reaches the document from one of its elements. */
function tell(kind: string, more: object): void {
  const event = new Event(kind);
  for (const [name, value] of Object.entries(more)) Object.defineProperty(event, name, { value });
  document.dispatchEvent(event);
}

afterEach(() => void vi.unstubAllGlobals());

test('what was asked for opens when it comes, though pressed again meanwhile', async () => {
  const { root, isOpenAtLast } = pressed();
  tell('focusin', { target: root });
  root.press('Share');
  expect(await isOpenAtLast()).toBe(true);
});

test.each([
  ['Escape', () => tell('keydown', { key: 'Escape' })],
  ['focus elsewhere', () => tell('focusin', { target: document.body })],
  ['a press elsewhere', () => tell('pointerdown', { target: document.body })],
])('%s gives it up while it is fetched', async (_, giveUp) => {
  const { isOpenAtLast } = pressed();
  giveUp();
  expect(await isOpenAtLast()).toBe(false);
});

test('it does not open on a page that was left', async () => {
  const { close, isOpenAtLast } = pressed();
  close();
  expect(await isOpenAtLast()).toBe(false);
});

test('what was given up opens by the next press', async () => {
  const { root, isOpenAtLast } = pressed();
  tell('keydown', { key: 'Escape' });
  root.press('Share');
  expect(await isOpenAtLast()).toBe(true);
});
