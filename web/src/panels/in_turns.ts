/**
 * Carries out tasks one after the other: while training runs, one in each animation frame, so that
 * together they keep no picture waiting; else at once.
 */
export async function inTurns(
  tasks: readonly (() => void)[],
  isPlaying: () => boolean,
  requestFrame: (callback: () => void) => unknown = requestAnimationFrame,
): Promise<void> {
  for (const task of tasks) {
    if (isPlaying()) await new Promise<void>((resolve) => requestFrame(() => resolve()));
    task();
  }
}
