import type { FromWorker, Replies, Request } from '../../../web/src/engine/messages';
import { SessionHost } from '../../../web/src/engine/session_host';
import { named, pictureRequest } from './client_harness';
import { FakeClock } from './fake_clock';
import { fakeSelectionModule } from './fake_selection';
import { type FakeCosts, FakeSession } from './fake_session';

/** A host over a fake session that has taken its first experiment. */
export function createHost(costs: Partial<FakeCosts> = {}) {
  const clock = new FakeClock();
  const sessions: FakeSession[] = [];
  class HostedFake extends FakeSession {
    constructor(experiment: unknown) {
      super(clock, { piecesPerEpoch: 2, millisecondsPerPiece: 1, ...costs });
      this.configure(experiment);
      sessions.push(this);
    }
  }
  const provided: string[] = [];
  const posts: { message: FromWorker; transfer: ArrayBuffer[] }[] = [];
  const selection = fakeSelectionModule(clock);
  const host = new SessionHost(
    {
      ...selection.module,
      Session: HostedFake,
      provideTable: () => ({ task: 'binary' as const, inputs: [], classes: [], samples: 12 }),
      provideData: (dataset) => provided.push(dataset),
      stackSave: () => 0,
      stackRestore: () => {},
    },
    (message, transfer) => posts.push({ message, transfer }),
    clock,
  );
  let id = 0;
  const ask = (request: Request): FromWorker | undefined => {
    id += 1;
    host.handle({ ...request, id });
    return posts.at(-1)?.message;
  };
  const askPicture = () => ask({ type: 'picture', request: pictureRequest, save: true });
  const picture = () => {
    const message = askPicture();
    if (message?.type !== 'reply') throw new Error(JSON.stringify(message));
    return message.value as Replies['picture'];
  };
  ask({ type: 'configure', experiment: named('first') });
  const session = sessions[0];
  if (!session) throw new Error('no session was created');
  const { jobs } = selection;
  return { clock, jobs, session, sessions, provided, posts, ask, askPicture, picture };
}
