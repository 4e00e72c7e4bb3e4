import type { PageState } from '../state/page_state';
import type { Store } from '../state/store';

/** Milliseconds after the first picture: training comes first. */
const DELAY = 200;

/** The time for what the first visit can wait for: a little after the first picture. */
export function firstPicture(store: Store<PageState>): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.watch(
      (state) => state.picture !== null,
      (drawn) => {
        if (!drawn) return;
        setTimeout(resolve, DELAY);
        queueMicrotask(() => stop());
      },
    );
  });
}
