import type { Experiment } from '../experiment/experiment';
import type { Notice } from '../experiment/notice';
import type { Actions } from './actions';
import type { PageState } from './page_state';
import type { Stop, Store } from './store';

/**
 * Milliseconds of quiet before the address follows the controls: at 100 changes in 30 s, Safari
 * refuses more.
 */
const QUIET = 400;

/** The part of the window that carries the link. */
export interface AddressBar {
  hash(): string;
  replaceHash(hash: string): void;
  onHashChange(listener: () => void): Stop;
}

/**
 * What reads and writes links; a page without one does not need it until something is changed. After a
 * failure many browsers fetch it no more until the page is reloaded.
 */
export const fetchLinks = () => import('../experiment/link');

/** What is told when a link that was put into the address cannot be read; training goes on. */
export const unfetchedLink: readonly Notice[] = [{ key: 'newLinkNotFetched', values: {} }];

/** Keeps the experiment in the address, and loads what is put there. */
export function syncLink(
  store: Store<PageState>,
  actions: Pick<Actions, 'load'>,
  address: AddressBar,
): Stop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known: Experiment = store.get().experiment;
  let written = address.hash();
  let stopped = false;
  /** Drops what was to be written. */
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const stopWatching = store.watch(
    (state) => state.experiment,
    (experiment) => {
      if (experiment === known) return;
      known = experiment;
      clearTimeout(timer);
      const mine = setTimeout(async () => {
        const links = await fetchLinks().catch(() => null); // the next change asks again
        if (links === null || timer !== mine) return;
        written = `#${links.experimentToLink(experiment)}`;
        address.replaceHash(written);
      }, QUIET);
      timer = mine;
    },
  );
  const stopListening = address.onHashChange(async () => {
    const hash = address.hash();
    if (hash === written) return;
    written = hash;
    forget();
    const links = await fetchLinks().catch(() => null);
    if (stopped || hash !== written) return;
    if (links === null) {
      written = ''; // so that the same address can be asked for again
      store.update({ notices: unfetchedLink });
      return;
    }
    const { experiment, notices } = links.parseLink(hash);
    forget();
    known = experiment;
    actions.load(experiment, notices);
  });
  return () => {
    stopped = true;
    forget();
    stopWatching();
    stopListening();
  };
}

/** The real address; a frame that may not touch its history just keeps its address. */
export function windowAddressBar(): AddressBar {
  return {
    hash: () => location.hash,
    replaceHash(hash) {
      try {
        history.replaceState(history.state, '', hash);
      } catch {
        // Browsers limit how often the address may change; the next change tries again.
      }
    },
    onHashChange(listener) {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
  };
}
