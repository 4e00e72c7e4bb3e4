/** The clock and the timers a part of the engine runs on, so that tests bring their own time. */
export interface Timers {
  /** Milliseconds that never go back. */
  now(): number;
  /** Calls the task once; the result cancels it. */
  after(milliseconds: number, task: () => void): () => void;
}

export const realTimers: Timers = {
  now: () => performance.now(),
  after(milliseconds, task) {
    const handle = setTimeout(task, milliseconds);
    return () => clearTimeout(handle);
  },
};
