import type { Speed } from '../engine/messages';

/** Milliseconds between pictures for readers who want less motion. */
const REDUCED_MOTION_INTERVAL = 500;
/** Slow training needs no more pictures than this many milliseconds apart. */
const SLOW_INTERVAL = 100;

export interface PictureLoopOptions {
  /** Fetches and shows one picture; `time` is its frame's, in milliseconds. */
  readonly take: (time: number) => Promise<void>;
  /** Milliseconds to keep between two pictures while training runs, or null when it stands still. */
  readonly interval: () => number | null;
  readonly requestFrame?: (callback: (time: number) => void) => unknown;
  /** Told of a mistake of ours, such as a chart that throws; the engine's errors are data. */
  readonly onError?: (reason: unknown) => void;
}

/** At most one picture per animation frame, and none while one is on its way. */
export class PictureLoop {
  readonly #take: (time: number) => Promise<void>;
  readonly #interval: () => number | null;
  readonly #requestFrame: (callback: (time: number) => void) => unknown;
  readonly #onError: (reason: unknown) => void;
  #wanted = false;
  #pending = false;
  #scheduled = false;
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

  #schedule(): void {
    if (this.#scheduled || this.#pending) return;
    this.#scheduled = true;
    this.#requestFrame((time) => this.#frame(time));
  }

  #frame(time: number): void {
    this.#scheduled = false;
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
      if (this.#wanted || this.#interval() !== null) this.#schedule();
    };
    this.#take(time).then(settled, (reason) => {
      settled();
      this.#onError(reason);
    });
  }
}

/** How far apart pictures of a running training are. */
export function pictureInterval(speed: Speed, reducedMotion: boolean): number {
  if (reducedMotion) return REDUCED_MOTION_INTERVAL;
  return speed === 'fastest' ? 0 : Math.min(SLOW_INTERVAL, 500 / speed);
}
