import type { Speed } from '../engine/messages';

/** Milliseconds between pictures for readers who want less motion. */
const REDUCED_MOTION_INTERVAL = 500;
/** Slow training needs no more pictures than this many milliseconds apart. */
const SLOW_INTERVAL = 100;

export interface PictureLoopOptions {
  /** Fetches one picture, asked for in the frame of that time, in milliseconds; the answer shows it. */
  readonly take: (time: number) => Promise<() => void>;
  /** Milliseconds to keep between two pictures while training runs, or null when it stands still. */
  readonly interval: () => number | null;
  readonly requestFrame?: (callback: (time: number) => void) => unknown;
  /** Told of a mistake of ours, such as a chart that throws; the engine's errors are data. */
  readonly onError?: (reason: unknown) => void;
}

/**
 * At most one picture per animation frame, and none while one is on its way. Flat out, a picture waits
 * for the frame after it came, which first asks for the next: the worker draws that one while the page
 * shows this one, and has a whole frame's time for it.
 */
export class PictureLoop {
  readonly #take: (time: number) => Promise<() => void>;
  readonly #interval: () => number | null;
  readonly #requestFrame: (callback: (time: number) => void) => unknown;
  readonly #onError: (reason: unknown) => void;
  #wanted = false;
  #pending = false;
  #scheduled = false;
  /** Shows the picture that has come for the next frame. */
  #show: (() => void) | null = null;
  #lastTime = Number.NEGATIVE_INFINITY;

  constructor(options: PictureLoopOptions) {
    this.#take = options.take;
    this.#interval = options.interval;
    this.#requestFrame = options.requestFrame ?? ((callback) => requestAnimationFrame(callback));
    this.#onError = options.onError ?? ((reason) => reportError(reason));
  }

  /** Asks for a picture of the state as it is; several wishes before the next frame become one. */
  request(): void {
    this.#wanted = true;
    this.#schedule();
  }

  /** The same without waiting for a frame, as long as none is on its way. */
  requestAtOnce(): void {
    this.#wanted = true;
    this.#askWhenDue(Number.NEGATIVE_INFINITY);
  }

  #schedule(): void {
    if (this.#scheduled || this.#pending) return;
    this.#scheduled = true;
    this.#requestFrame((time) => this.#frame(time));
  }

  #frame(time: number): void {
    this.#scheduled = false;
    const show = this.#show;
    this.#show = null;
    this.#askWhenDue(time);
    if (show) this.#tellMistakes(show);
  }

  #askWhenDue(time: number): void {
    const interval = this.#interval();
    if (this.#pending || (!this.#wanted && interval === null)) return;
    if (!this.#wanted && interval !== null && time - this.#lastTime < interval) {
      this.#schedule();
      return;
    }
    this.#wanted = false;
    this.#pending = true;
    this.#lastTime = time;
    const settled = () => {
      this.#pending = false;
      if (this.#show || this.#wanted || this.#interval() !== null) this.#schedule();
    };
    const come = (show: () => void) => {
      if (this.#interval() === 0) this.#show = show;
      else this.#tellMistakes(show);
      settled();
    };
    this.#take(time).then(come, (reason) => {
      settled();
      this.#onError(reason);
    });
  }

  #tellMistakes(show: () => void): void {
    try {
      show();
    } catch (reason) {
      this.#onError(reason);
    }
  }
}

/** How far apart pictures of a running training are. */
export function pictureInterval(speed: Speed, reducedMotion: boolean): number {
  if (reducedMotion) return REDUCED_MOTION_INTERVAL;
  return speed === 'fastest' ? 0 : Math.min(SLOW_INTERVAL, 500 / speed);
}
