import type { Configured, Errors, Picture } from '../engine/messages';
import { sameChoice } from '../experiment/choice';
import type { Experiment } from '../experiment/experiment';
import { LossHistory } from './loss_history';
import type { PageState } from './page_state';
import { lastReport } from './reports';
import type { Store } from './store';
import { viewOfOtherData } from './view_axes';

/** What the page keeps of the present run: every epoch's losses, the last report and picture. */
export class RunRecord {
  readonly losses = new LossHistory();
  readonly #store: Store<PageState>;
  /** Those whose grids may be gone. */
  readonly #replaced = new WeakSet<Picture>();

  constructor(store: Store<PageState>) {
    this.#store = store;
  }

  /** A run begins at epoch 0, for one experiment after another or again for the same. */
  restart(configured: Configured, before?: Experiment | null, now?: Experiment): void {
    const { view } = this.#store.get();
    const otherData =
      now !== undefined &&
      (!before || !sameChoice('datasets', before.data.dataset, now.data.dataset));
    this.losses.clear();
    this.#store.update({
      configured,
      divergence: null,
      stopped: null,
      changedAtEpoch: null,
      refusal: null,
      view: otherData ? viewOfOtherData(view, now.data.dataset) : { ...view, shownUnit: null },
    });
  }

  /** Training goes on with the weights it has, under other settings. */
  goOn(configured: Configured): void {
    const { epoch } = configured;
    this.#store.update({
      configured,
      refusal: null,
      ...(epoch > 0 ? { changedAtEpoch: epoch } : {}),
    });
  }

  /** A fresh worker goes on from an earlier epoch: what came after it was lost. */
  goBackTo(configured: Configured): void {
    const { report } = this.#store.get();
    if (configured.epoch === 0) this.losses.clear();
    else this.losses.truncateAfter(configured.epoch);
    const isLost = report !== null && report.epoch > configured.epoch;
    this.#store.update({ configured, ...(isLost ? { report: null } : {}) });
  }

  /**
   * Takes in a picture and its reports, unless it is of a run that is over or was already replaced.
   * Gives the one that it takes the place of, which is drawn no more.
   */
  take(picture: Picture): Picture | null {
    const { configured, report: before, playing, picture: shown } = this.#store.get();
    if (picture.run !== configured?.run || this.#replaced.has(picture)) return null;
    const report = lastReport(picture.reports);
    if (report !== null) {
      // Epochs that a replaced worker trains again take the place of those it had lost.
      const first = picture.reports[0] ?? 0;
      if (before !== null && first <= before.epoch) this.losses.truncateAfter(first - 1);
      this.losses.append(picture.reports);
    }
    this.#store.update({
      picture,
      report: report ?? before,
      divergence: picture.divergence,
      stopped: picture.stopped,
      playing: playing && picture.divergence === null && picture.stopped === null,
    });
    if (shown === null || shown === picture) return null;
    this.#replaced.add(shown);
    return shown;
  }

  /** Takes in errors, unless they are of a run that is over. */
  takeErrors(errors: Errors): void {
    if (errors.run === this.#store.get().configured?.run) this.#store.update({ errors });
  }
}
