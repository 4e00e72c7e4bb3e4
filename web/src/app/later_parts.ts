import { prepareCurve } from '../panels/plane_output';
import { fetchLinks } from '../state/link_sync';
import type { PageState } from '../state/page_state';
import type { Store } from '../state/store';
import type { Language } from '../text/language';
import { fetchLaterWords } from '../text/words';
import { firstPicture } from './first_picture';

/** What opens on the first screen itself, or shows other data there. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../panels/more_settings'),
  () => import('../panels/layer_editor'),
  () => import('../panels/own_table_dialog'),
  () => import('../panels/own_table_report'),
  () => import('../panels/share_fields'),
  () => import('../panels/sample_outputs'),
  fetchLinks,
  prepareCurve,
];

/** What tells that the reader is about to do something. */
const stirs = ['pointermove', 'pointerdown', 'focusin', 'keydown'] as const;

/** Milliseconds after the first picture, in which the first epochs are trained undisturbed. */
const DELAY = 1500;

/**
 * Fetches what the reader may want next, so that it is there at once: when the reader stirs, or a while
 * after the first picture. What cannot be had is asked for again when it is wanted; many browsers then
 * repeat the failure until the page is reloaded, as the reader is told.
 */
export function fetchLaterParts(store: Store<PageState>, language: Language): void {
  const fetch = () => {
    for (const kind of stirs) removeEventListener(kind, fetch);
    fetchLaterWords(language).catch(() => {});
    for (const part of parts) part().catch(() => {});
  };
  for (const kind of stirs) addEventListener(kind, fetch, { passive: true });
  void firstPicture(store).then(() => setTimeout(fetch, DELAY));
}
