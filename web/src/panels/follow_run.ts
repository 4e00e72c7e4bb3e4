import { ErrorsLoop } from '../state/errors_loop';
import type { PageContext } from './context';

/** What keeps a panel's close look up to date. */
export interface Follower {
  /** Something else is to be looked at: asks again, at once while training stands still. */
  again(): void;
  stop(): void;
}

/**
 * Calls `ask` for every state that training comes to while a panel is open: after every picture while
 * it stands still, else twice a second, and never while the last answer is on its way.
 */
export function followRun({ store }: PageContext, ask: () => Promise<void>): Follower {
  let open = true;
  const loop = new ErrorsLoop({
    take: ask,
    isShown: () => open,
    isPlaying: () => store.get().playing,
  });
  const again = () => loop.pictured(performance.now());
  const stopWatching = store.watch(
    (state) => state.picture,
    (picture) => {
      if (picture) again();
    },
  );
  return {
    again,
    stop() {
      open = false;
      stopWatching();
    },
  };
}
