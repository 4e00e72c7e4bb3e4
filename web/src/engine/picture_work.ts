import type { Grids } from '../../../wasm_bindings/descent_module';
import { CallSize, SLICE } from './call_size';
import type { HostedSession, PictureMoment } from './hosted_session';
import type { PictureRequest, Replies } from './messages';
import type { LoopClock } from './training_loop';

export interface PictureOrder {
  readonly request: PictureRequest;
  readonly save: boolean;
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

/**
 * Draws the picture that was asked for in slices of at most 8 ms, between which messages are handled
 * and training goes on.
 */
export class PictureWork {
  private readonly session: HostedSession;
  private readonly clock: LoopClock;
  private readonly events: PictureEvents;
  private readonly callSize = new CallSize();
  private order: PictureOrder | null = null;
  private moment: PictureMoment | null = null;

  constructor(session: HostedSession, clock: LoopClock, events: PictureEvents) {
    this.session = session;
    this.clock = clock;
    this.events = events;
  }

  /** Draws the session as it is now; a short picture is answered at once. Throws RangeError. */
  draw(order: PictureOrder): void {
    if (this.order) throw new RangeError('picture: another one is under way');
    this.begin(order);
    this.slice(order);
  }

  /** The session has started anew, which gave up its picture: it is drawn again. */
  startAgain(): void {
    const { order } = this;
    if (!order) return;
    this.order = null;
    try {
      this.begin(order);
    } catch (thrown) {
      order.refuse(thrown);
    }
  }

  private begin(order: PictureOrder): void {
    this.moment = this.session.beginPicture(order.request, order.save);
    this.order = order;
    this.events.onReportsTaken();
  }

  private slice(order: PictureOrder): void {
    if (this.order !== order) return;
    let grids: Grids | null;
    try {
      grids = this.drawSlice();
    } catch (thrown) {
      this.order = null;
      this.events.onThrow(thrown);
      return;
    }
    if (grids) {
      this.finish(order, grids);
      return;
    }
    this.events.onSlice();
    this.clock.afterMessages(() => this.slice(order));
  }

  private drawSlice(): Grids | null {
    const session = this.session.current;
    const start = this.clock.now();
    let time = start;
    while (time === start || time - start + this.callSize.expectedMilliseconds <= SLICE) {
      const pieces = session.advancePicture(this.callSize.pieces);
      const after = this.clock.now();
      this.callSize.measured(pieces, after - time);
      time = after;
      const grids = session.takePicture();
      if (grids) return grids;
    }
    return null;
  }

  private finish(order: PictureOrder, grids: Grids): void {
    const { moment } = this;
    if (!moment) return;
    this.order = null;
    this.moment = null;
    const { state, ...numbers } = moment;
    const picture = {
      ...numbers,
      playing: this.events.isPlaying(),
      predictionResolution: order.request.predictionResolution,
      predictionRows: grids.rows,
      predictions: grids.predictions,
      unitResolution: order.request.unitResolution,
      unitGrids: grids.units,
    };
    order.reply({ picture, state });
  }
}
