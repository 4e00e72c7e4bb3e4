import { afterEach, expect, test, vi } from 'vitest';
import { attachHint } from '../../../web/src/controls/hint';
import { fakeDocument } from './fake_document';

afterEach(() => void vi.unstubAllGlobals());

test('an explanation that is not there is asked for when it is wanted, and only then', () => {
  fakeDocument();
  const ask = vi.fn();
  const anchor = document.createElement('label');
  const control = document.createElement('input');
  document.body.append(anchor, control);
  attachHint(anchor, control, () => ask);
  expect(ask).not.toHaveBeenCalled();
  anchor.dispatchEvent(new Event('click'));
  expect(ask).toHaveBeenCalledTimes(1);
});
