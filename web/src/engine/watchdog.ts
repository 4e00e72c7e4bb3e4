import type { Timers } from './timers';

/** Ticks in which the limit is counted. */
const TICKS = 3;

/**
 * Calls back when a limit passes without a sign of life. The limit is counted in ticks: a page that
 * slept, or was busy itself, sees one late tick and then still waits for the others, so the worker's
 * answers that queued up meanwhile are heard first.
 */
export class Watchdog {
  private readonly timers: Timers;
  private readonly onSilence: () => void;
  private cancel: (() => void) | null = null;

  constructor(timers: Timers, onSilence: () => void) {
    this.timers = timers;
    this.onSilence = onSilence;
  }

  get watching(): boolean {
    return this.cancel !== null;
  }

  /** Starts to count anew. */
  watch(limitMilliseconds: number): void {
    this.stop();
    this.tick(limitMilliseconds / TICKS, TICKS);
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private tick(milliseconds: number, left: number): void {
    this.cancel = this.timers.after(milliseconds, () => {
      this.cancel = null;
      if (left > 1) this.tick(milliseconds, left - 1);
      else this.onSilence();
    });
  }
}
