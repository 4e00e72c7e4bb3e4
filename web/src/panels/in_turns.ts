/**
 * Carries out tasks one after the other: while training runs, one in each animation frame, so that
 * together they keep no picture waiting; else at once. A task that answers false ends them all, and so
 * does this.
 */
export async function inTurns(
  tasks: readonly (() => boolean)[],
  isPlaying: () => boolean,
  requestFrame: (callback: () => void) => unknown = requestAnimationFrame,
): Promise<boolean> {
  for (const task of tasks) {
    if (isPlaying()) await new Promise<void>((resolve) => requestFrame(() => resolve()));
    if (!task()) return false;
  }
  return true;
}
