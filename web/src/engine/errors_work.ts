import type { ErrorsOfParts } from '../../../wasm_bindings/descent_module';
import { CallSize } from './call_size';
import type { HostedSession } from './hosted_session';
import type { Errors } from './messages';
import { workSlice } from './sliced_work';
import type { LoopClock } from './training_loop';

export interface ErrorsOrder {
  reply(value: Errors): void;
  refuse(thrown: unknown): void;
}

export interface ErrorsEvents {
  /** The core threw; nothing more can be summed up. */
  onThrow(thrown: unknown): void;
  /** A slice has ended and another one follows. */
  onSlice(): void;
}

/** Errors on their way, and the moment whose weights they are of. */
interface Order extends ErrorsOrder {
  readonly moment: Pick<Errors, 'epoch' | 'run'>;
}

/**
 * Sums up the errors that were asked for in slices of at most 8 ms, between which messages are
 * handled and training goes on.
 */
export class ErrorsWork {
  private readonly session: HostedSession;
  private readonly clock: LoopClock;
  private readonly events: ErrorsEvents;
  private readonly callSize = new CallSize();
  private order: Order | null = null;

  constructor(session: HostedSession, clock: LoopClock, events: ErrorsEvents) {
    this.session = session;
    this.clock = clock;
    this.events = events;
  }

  /** Takes the weights as they are now; short work is answered at once. Throws RangeError. */
  sumUp(order: ErrorsOrder): void {
    if (this.order) throw new RangeError('errors: others are under way');
    const session = this.session.current;
    session.beginErrors();
    this.order = { ...order, moment: { epoch: session.epoch(), run: this.session.run } };
    this.slice(this.order);
  }

  /** The session has started anew: errors on their way were asked for of another run. */
  giveUp(): void {
    const { order } = this;
    this.order = null;
    order?.refuse(new RangeError('errors: given up, as training has started anew'));
  }

  private slice(order: Order): void {
    if (this.order !== order) return;
    let errors: Errors | null;
    try {
      errors = this.sumUpSlice(order);
    } catch (thrown) {
      this.order = null;
      this.events.onThrow(thrown);
      return;
    }
    if (errors) {
      this.order = null;
      order.reply(errors);
      return;
    }
    this.events.onSlice();
    this.clock.afterMessages(() => this.slice(order));
  }

  private sumUpSlice({ moment }: Order): Errors | null {
    const session = this.session.current;
    let parts: ErrorsOfParts | null = null;
    workSlice(
      this.clock,
      this.callSize,
      (pieces) => session.advanceErrors(pieces),
      () => {
        parts = session.takeErrors();
        return parts !== null;
      },
    );
    return parts && { ...moment, ...(parts as ErrorsOfParts) };
  }
}
