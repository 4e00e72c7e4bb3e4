import type { Session } from '../../../wasm_bindings/descent_module';
import type { HostedSession } from './hosted_session';
import { GIVEN_UP, type Inspection, type InspectionRequest } from './inspection_messages';
import { SlicedOrders, type SlicedOrdersEvents } from './sliced_orders';
import type { LoopClock } from './training_loop';

export interface InspectionOrder {
  readonly request: InspectionRequest;
  reply(value: Inspection): void;
  refuse(thrown: unknown): void;
}

/** Looks closely at the weights of the moment, in slices; one look at a time, the last one asked for. */
export class InspectionWork {
  private readonly session: HostedSession;
  private readonly work: SlicedOrders<Inspection>;

  constructor(session: HostedSession, clock: LoopClock, events: SlicedOrdersEvents) {
    this.session = session;
    this.work = new SlicedOrders(clock, events);
  }

  /** Begins in place of the one under way, which is given up. Throws RangeError. */
  inspect({ request, reply, refuse }: InspectionOrder): void {
    const session = this.session.current;
    this.work.giveUp(`${GIVEN_UP} for another one`);
    begin(session, request);
    const moment = { epoch: session.epoch(), run: this.session.run };
    this.work.begin({
      advance: (pieces) => session.advanceInspection(pieces),
      take: () => {
        const result = session.takeInspection();
        return result && { ...result, ...moment };
      },
      reply,
      refuse,
    });
  }

  /** The session has started anew: what is under way was asked for of another run. */
  giveUp(): void {
    this.work.giveUp(`${GIVEN_UP}, as training has started anew`);
  }
}

function begin(session: Session, request: InspectionRequest): void {
  switch (request.subject) {
    case 'layers':
      session.beginLayers(request.bins);
      break;
    case 'surface': {
      const { directions, axes, radius, points, seed } = request;
      session.beginSurface(directions, axes, radius, points, seed);
      break;
    }
    case 'curvature':
      session.beginCurvature();
      break;
    case 'examples':
      session.beginExamples(request.samples);
      break;
    case 'pass':
      session.beginPass(request.samples, request.sample, request.parameter);
      break;
  }
}
