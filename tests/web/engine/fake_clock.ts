import type { LoopClock } from '../../../web/src/engine/training_loop';

interface Timer {
  readonly time: number;
  readonly task: () => void;
}

/** Time that passes only when a test, or work that a test pretends to do, lets it pass. */
export class FakeClock implements LoopClock {
  private time = 0;
  private timers: Timer[] = [];
  private tasks: (() => void)[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, task: () => void): () => void {
    const timer = { time: this.time + milliseconds, task };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  afterMessages(task: () => void): void {
    this.tasks.push(task);
  }

  /** Work takes so long. */
  spend(milliseconds: number): void {
    this.time += milliseconds;
  }

  get pendingTasks(): number {
    return this.tasks.length;
  }

  get pendingTimers(): number {
    return this.timers.length;
  }

  /** Runs the next task that waits for messages to be handled; false when there is none. */
  runTask(): boolean {
    const task = this.tasks.shift();
    task?.();
    return task !== undefined;
  }

  /** Lets time pass; tasks run as soon as they come, timers when they are due. */
  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    while (true) {
      if (this.time < end && this.runTask()) continue;
      const due = this.timers
        .filter(({ time }) => time <= end)
        .sort((one, other) => one.time - other.time)[0];
      if (!due) break;
      this.timers = this.timers.filter((other) => other !== due);
      this.time = Math.max(this.time, due.time);
      due.task();
    }
    this.time = Math.max(this.time, end);
  }
}
