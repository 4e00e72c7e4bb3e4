/** One call into the core should take about this long, in milliseconds. */
const SHORTEST = 1;
const LONGEST = 2;
const AIM = 1.5;

/** So that a sudden jump of the cost of a batch stays bounded. */
const MAXIMUM_BATCHES = 4096;

/** How many mini-batches to train in one call: starts at one, and follows the time they take. */
export class CallSize {
  private size = 1;
  private lastMilliseconds = 0;

  /** What the next call should be given. */
  get batches(): number {
    return this.size;
  }

  /** What the next call may take, judged by the last one, in milliseconds. */
  get expectedMilliseconds(): number {
    return this.lastMilliseconds;
  }

  /** Learns from a call: batches done, which an epoch's end may have cut short, and their time. */
  measured(batches: number, milliseconds: number): void {
    this.lastMilliseconds = milliseconds;
    if (milliseconds > LONGEST) {
      this.size = Math.max(1, Math.floor((batches * AIM) / milliseconds));
    } else if (milliseconds < SHORTEST && batches >= this.size) {
      this.size = Math.min(MAXIMUM_BATCHES, this.size * 2);
    }
  }
}
