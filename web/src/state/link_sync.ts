import type { Experiment } from '../experiment/experiment';
import { experimentToLink, parseLink } from '../experiment/link';
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

/** Keeps the experiment in the address, and loads what is put there. */
export function syncLink(
  store: Store<PageState>,
  actions: Pick<Actions, 'load'>,
  address: AddressBar,
): Stop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known: Experiment = store.get().experiment;
  let written = address.hash();
  const stopWatching = store.watch(
    (state) => state.experiment,
    (experiment) => {
      if (experiment === known) return;
      known = experiment;
      clearTimeout(timer);
      timer = setTimeout(() => {
        written = `#${experimentToLink(experiment)}`;
        address.replaceHash(written);
      }, QUIET);
    },
  );
  const stopListening = address.onHashChange(() => {
    const hash = address.hash();
    if (hash === written) return;
    written = hash;
    const { experiment, notices } = parseLink(hash);
    clearTimeout(timer);
    known = experiment;
    actions.load(experiment, notices);
  });
  return () => {
    clearTimeout(timer);
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
