/** Lateness beyond this is forgiven instead of caught up with, in milliseconds. */
const MAXIMUM_LATENESS = 100;

/** Says when epochs are due at a given number of them per second. */
export class Pace {
  private readonly interval: number;
  /** When the next epoch is due. */
  private next: number;

  /** The first epoch is due at once. */
  constructor(epochsPerSecond: number, now: number) {
    this.interval = 1000 / epochsPerSecond;
    this.next = now;
  }

  /** Epochs due by now; no more than the longest lateness holds, so no burst follows a long gap. */
  due(now: number): number {
    this.next = Math.max(this.next, now - MAXIMUM_LATENESS);
    return now < this.next ? 0 : 1 + Math.floor((now - this.next) / this.interval);
  }

  completed(epochs: number): void {
    this.next += epochs * this.interval;
  }

  /** Milliseconds until the next epoch is due. */
  wait(now: number): number {
    return Math.max(0, this.next - now);
  }
}
