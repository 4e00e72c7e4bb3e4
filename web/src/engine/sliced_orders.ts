import { CallSize } from './call_size';
import { workSlice } from './sliced_work';
import type { LoopClock } from './training_loop';

export interface SlicedOrdersEvents {
  /** The core threw; nothing more can be done. */
  onThrow(thrown: unknown): void;
  /** A slice has ended and another one follows. */
  onSlice(): void;
}

/** Work of the core that is done piece by piece, and who waits for it. */
export interface SlicedOrder<Result> {
  /** Does at most so many pieces and returns how many. */
  advance(pieces: number): number;
  /** The result when it is done; else null. */
  take(): Result | null;
  reply(result: Result): void;
  refuse(thrown: unknown): void;
}

/**
 * Does one order at a time in slices of at most 8 ms, between which messages are handled and training
 * goes on.
 */
export class SlicedOrders<Result> {
  private readonly clock: LoopClock;
  private readonly events: SlicedOrdersEvents;
  private readonly callSize = new CallSize();
  private order: SlicedOrder<Result> | null = null;

  constructor(clock: LoopClock, events: SlicedOrdersEvents) {
    this.clock = clock;
    this.events = events;
  }

  get underWay(): boolean {
    return this.order !== null;
  }

  /** Begins an order, with its first slice; short work is answered at once. */
  begin(order: SlicedOrder<Result>): void {
    this.order = order;
    this.slice(order);
  }

  /** Refuses the order under way, if any, for this reason. */
  giveUp(reason: string): void {
    const { order } = this;
    this.order = null;
    order?.refuse(new RangeError(reason));
  }

  private slice(order: SlicedOrder<Result>): void {
    if (this.order !== order) return;
    const taken: { result: Result | null } = { result: null };
    try {
      const advance = (pieces: number) => order.advance(pieces);
      workSlice(this.clock, this.callSize, advance, () => {
        taken.result = order.take();
        return taken.result !== null;
      });
    } catch (thrown) {
      this.order = null;
      this.events.onThrow(thrown);
      return;
    }
    const { result } = taken;
    if (result !== null) {
      this.order = null;
      order.reply(result);
      return;
    }
    this.events.onSlice();
    this.clock.afterMessages(() => this.slice(order));
  }
}
