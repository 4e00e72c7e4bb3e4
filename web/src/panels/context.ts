import type { Task } from '../experiment/catalog';
import type { Experiment } from '../experiment/experiment';
import type { Actions } from '../state/actions';
import type { PageState } from '../state/page_state';
import type { Run } from '../state/run';
import type { Stop, Store } from '../state/store';
import type { Texts } from '../text/text';

/** What every panel is given. */
export interface PageContext {
  readonly store: Store<PageState>;
  readonly actions: Actions;
  readonly losses: Run['losses'];
  /** Close looks at the weights. */
  readonly inspect: Run['inspect'];
  /** Brings samples for the small pictures of a task's datasets, which have come into sight. */
  readonly showThumbnails: (task: Task) => void;
  readonly texts: Texts;
  /** Parts that the author of an embedding page left out. */
  readonly hidden: ReadonlySet<string>;
  /** Settings that have a control, where their errors stand. */
  readonly settingsShown: Set<string>;
  /** Calls back whenever light and dark change places. */
  readonly onTheme: (listener: () => void) => Stop;
}

/** Fills a place of the page; the answer empties it again. */
export type Panel = (host: HTMLElement, context: PageContext) => Stop;

/** Stops several things with one call. */
export function stopAll(stops: readonly Stop[]): Stop {
  return () => {
    for (const stop of stops) stop();
  };
}

/** Calls `listener` now and at every other experiment. */
export function watchExperiment(
  context: PageContext,
  listener: (experiment: Experiment) => void,
): Stop {
  return context.store.watch((state) => state.experiment, listener);
}
