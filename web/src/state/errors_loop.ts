/** Milliseconds between two sums of errors while training runs: faster numbers cannot be read. */
const INTERVAL = 500;

export interface ErrorsLoopOptions {
  /** Fetches and shows the errors. */
  readonly take: () => Promise<void>;
  /** Whether somebody looks at them. */
  readonly isShown: () => boolean;
  readonly isPlaying: () => boolean;
  /** Told of a mistake of ours; the engine's errors are data. */
  readonly onError?: (reason: unknown) => void;
}

/**
 * Asks for the errors after pictures, which come whenever something has changed: after every one while
 * training stands still, else twice a second, and never while the last ones are on their way.
 */
export class ErrorsLoop {
  readonly #options: ErrorsLoopOptions;
  #pending = false;
  #again = false;
  #lastTime = Number.NEGATIVE_INFINITY;
  #now = 0;

  constructor(options: ErrorsLoopOptions) {
    this.#options = options;
  }

  /** A picture has come that was asked for at this time, in milliseconds. */
  pictured(time: number): void {
    const { take, isShown, isPlaying, onError } = this.#options;
    this.#now = time;
    if (!isShown()) return;
    if (this.#pending) {
      this.#again = true;
      return;
    }
    if (isPlaying() && time - this.#lastTime < INTERVAL) return;
    this.#lastTime = time;
    this.#pending = true;
    const settled = () => {
      this.#pending = false;
      if (!this.#again) return;
      this.#again = false;
      this.pictured(this.#now);
    };
    take().then(settled, (reason) => {
      settled();
      if (onError) onError(reason);
      else reportError(reason);
    });
  }
}
