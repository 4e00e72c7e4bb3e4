import { CallSize } from './call_size';
import type { HostedSession, PictureMoment } from './hosted_session';
import type { PictureRequest, Replies, SpareGrids } from './messages';
import { workSlice } from './sliced_work';
import type { LoopClock } from './training_loop';

export interface PictureOrder {
  readonly request: PictureRequest;
  readonly save: boolean;
  readonly spare: SpareGrids | null;
  reply(value: Replies['picture']): void;
  refuse(thrown: unknown): void;
}

export interface PictureEvents {
  /** The core threw; nothing more can be drawn. */
  onThrow(thrown: unknown): void;
  /** A slice of a picture has ended and another one follows. */
  onSlice(): void;
  /** Reports have been taken from the session. */
  onReportsTaken(): void;
  isPlaying(): boolean;
}

/** A picture on its way; its moment is null until the run's first report is done. */
interface Order extends PictureOrder {
  moment: PictureMoment | null;
}

/**
 * Draws the picture that was asked for in slices of at most 8 ms, between which messages are handled
 * and training goes on.
 */
export class PictureWork {
  private readonly session: HostedSession;
  private readonly clock: LoopClock;
  private readonly events: PictureEvents;
  private readonly callSize = new CallSize();
  private order: Order | null = null;

  constructor(session: HostedSession, clock: LoopClock, events: PictureEvents) {
    this.session = session;
    this.clock = clock;
    this.events = events;
  }

  get underWay(): boolean {
    return this.order !== null;
  }

  /** Draws the session as it is now; a short picture is answered at once. Throws RangeError. */
  draw(order: PictureOrder): void {
    if (this.order) throw new RangeError('picture: another one is under way');
    void this.session.current; // throws when there is none
    this.order = { ...order, moment: null };
    this.slice(this.order);
  }

  /** The session has started anew: a picture on its way was asked for of another run. */
  giveUp(): void {
    const { order } = this;
    this.order = null;
    order?.refuse(new RangeError('picture: given up, as training has started anew'));
  }

  private slice(order: Order): void {
    if (this.order !== order) return;
    let drawn: Replies['picture'] | null;
    try {
      drawn = this.drawSlice(order);
    } catch (thrown) {
      this.order = null;
      if (order.moment) this.events.onThrow(thrown);
      else order.refuse(thrown);
      return;
    }
    if (drawn) {
      this.order = null;
      order.reply(drawn);
      return;
    }
    this.events.onSlice();
    this.clock.afterMessages(() => this.slice(order));
  }

  private drawSlice(order: Order): Replies['picture'] | null {
    let drawn: Replies['picture'] | null = null;
    workSlice(
      this.clock,
      this.callSize,
      (pieces) => this.advance(order, pieces),
      () => {
        drawn = this.take(order);
        return drawn !== null;
      },
    );
    return drawn;
  }

  /** One call's pieces of the run's first report, which a picture waits for, or of the picture. */
  private advance(order: Order, pieces: number): number {
    const session = this.session.current;
    if (order.moment) return this.session.advancePicture(order.request, pieces);
    const done = session.train(pieces, 0);
    if (done < pieces) {
      order.moment = this.session.beginPicture(order.request, order.save);
      this.events.onReportsTaken();
    }
    return done;
  }

  /** The whole answer, once the grids or the samples are done. */
  private take({ moment, request, spare }: Order): Replies['picture'] | null {
    const content = moment && this.session.takePicture(request, spare);
    if (!moment || !content) return null;
    const { state, ...numbers } = moment;
    return { picture: { ...numbers, ...content, playing: this.events.isPlaying() }, state };
  }
}
