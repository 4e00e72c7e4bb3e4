import { type CallSize, SLICE } from './call_size';
import type { Timers } from './timers';

/**
 * Calls into the core until the slice's 8 ms would be exceeded, at least once; `advance` does at most
 * so many pieces of work and returns how many. True when `isDone` says so after a call.
 */
export function workSlice(
  clock: Pick<Timers, 'now'>,
  callSize: CallSize,
  advance: (maximumPieces: number) => number,
  isDone: () => boolean,
): boolean {
  const start = clock.now();
  let time = start;
  while (time === start || time - start + callSize.expectedMilliseconds <= SLICE) {
    const pieces = advance(callSize.pieces);
    const after = clock.now();
    callSize.measured(pieces, after - time);
    time = after;
    if (isDone()) return true;
  }
  return false;
}
