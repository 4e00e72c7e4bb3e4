/** The worker yields to messages after so many milliseconds. */
export const SLICE = 8;

/** One call into the core should take about this long, in milliseconds. */
const SHORTEST = 1;
const LONGEST = 2;
const AIM = 1.5;

/** So that a sudden jump of the cost of a piece stays bounded. */
const MAXIMUM_PIECES = 4096;

/** How many pieces of work to do in one call: starts at one, and follows the time they take. */
export class CallSize {
  private size = 1;
  private lastMilliseconds = 0;

  /** What the next call should be given. */
  get pieces(): number {
    return this.size;
  }

  /** What the next call may take, judged by the last one, in milliseconds. */
  get expectedMilliseconds(): number {
    return this.lastMilliseconds;
  }

  /** Learns from a call: pieces done, which an epoch's end may have cut short, and their time. */
  measured(pieces: number, milliseconds: number): void {
    this.lastMilliseconds = milliseconds;
    if (milliseconds > LONGEST) {
      this.size = Math.max(1, Math.floor((pieces * AIM) / milliseconds));
    } else if (milliseconds < SHORTEST && pieces >= this.size) {
      this.size = Math.min(MAXIMUM_PIECES, this.size * 2);
    }
  }
}
