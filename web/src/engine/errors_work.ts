import type { HostedSession } from './hosted_session';
import type { Errors } from './messages';
import { SlicedOrders, type SlicedOrdersEvents } from './sliced_orders';
import type { LoopClock } from './training_loop';

export interface ErrorsOrder {
  reply(value: Errors): void;
  refuse(thrown: unknown): void;
}

/** Sums up the errors that were asked for, in slices. */
export class ErrorsWork {
  private readonly session: HostedSession;
  private readonly work: SlicedOrders<Errors>;

  constructor(session: HostedSession, clock: LoopClock, events: SlicedOrdersEvents) {
    this.session = session;
    this.work = new SlicedOrders(clock, events);
  }

  get underWay(): boolean {
    return this.work.underWay;
  }

  /** Takes the weights as they are now; short work is answered at once. Throws RangeError. */
  sumUp({ reply, refuse }: ErrorsOrder): void {
    if (this.work.underWay) throw new RangeError('errors: others are under way');
    const session = this.session.current;
    session.beginErrors();
    const moment = { epoch: session.epoch(), run: this.session.run };
    this.work.begin({
      advance: (pieces) => session.advanceErrors(pieces),
      take: () => {
        const parts = session.takeErrors();
        return parts && { ...moment, ...parts };
      },
      reply,
      refuse,
    });
  }

  /** The session has started anew: errors on their way were asked for of another run. */
  giveUp(): void {
    this.work.giveUp('errors: given up, as training has started anew');
  }
}
