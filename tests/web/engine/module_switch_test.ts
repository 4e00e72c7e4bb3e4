import { expect, test } from 'vitest';
import type { FromWorker, Request } from '../../../web/src/engine/messages';
import { SessionHost } from '../../../web/src/engine/session_host';
import { named, pictureRequest } from './client_harness';
import { FakeClock } from './fake_clock';
import { fakeSelectionModule } from './fake_selection';
import { type FakeCosts, FakeSession } from './fake_session';

/** A host over a lean fake module that refuses 'full only', and a full one that comes when it is told to. */
function createHost(costs: Partial<FakeCosts> = {}) {
  const clock = new FakeClock();
  const posts: FromWorker[] = [];
  const sessions: Record<'lean' | 'full', FakeSession[]> = { lean: [], full: [] };
  function module(name: 'lean' | 'full') {
    class HostedFake extends FakeSession {
      constructor(experiment: unknown) {
        super(clock, { piecesPerEpoch: 2, millisecondsPerPiece: 1, ...costs });
        this.configure(experiment);
        sessions[name].push(this);
      }
      override configure(experiment: unknown): boolean {
        if (name === 'lean' && experiment === 'full only') throw new RangeError('lean');
        return super.configure(experiment);
      }
    }
    return {
      ...fakeSelectionModule(clock).module,
      Session: HostedFake,
      provideTable: () => ({ task: 'binary' as const, inputs: [], classes: [], samples: 12 }),
      provideData: () => {},
      stackSave: () => 0,
      stackRestore: () => {},
    };
  }
  let loads = 0;
  let settle = { load: () => {}, fail: (_: unknown) => {} };
  const host = new SessionHost(
    module('lean'),
    (message) => posts.push(message),
    clock,
    () => {
      loads += 1;
      return new Promise((resolve, reject) => {
        settle = { load: () => resolve(module('full')), fail: reject };
      });
    },
  );
  let id = 0;
  const ask = (request: Request) => {
    id += 1;
    host.handle({ ...request, id });
    return id;
  };
  const settled = async (how: (given: typeof settle) => void) => {
    how(settle);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const answers = () => posts.flatMap((post) => ('id' in post ? [post.id] : []));
  return { clock, posts, sessions, ask, settled, answers, loads: () => loads };
}

const look = { type: 'inspect', request: { subject: 'examples', samples: 'training' } } as const;

test('a close look fetches the full module once, and training goes on there', async () => {
  const { clock, posts, sessions, ask, settled, loads } = createHost();
  ask({ type: 'configure', experiment: named('first') });
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  expect(loads()).toBe(0);
  const asked = ask(look);
  const waited = ask({ type: 'parametersHash' });
  clock.runTask();
  const [lean] = sessions.lean;
  expect(lean?.trained).toBeGreaterThan(8);
  const answers = posts.length;
  await settled(({ load }) => load());
  const [full] = sessions.full;
  expect(full?.trained).toBe(lean?.trained);
  expect(posts.slice(answers)).toMatchObject([
    { type: 'reply', id: asked, value: { norms: Float64Array.of(full?.trained ?? -1), run: 1 } },
    { type: 'reply', id: waited },
  ]);
  clock.runTask();
  expect(full?.trained).toBeGreaterThan(lean?.trained ?? 0);
  ask(look);
  expect([loads(), sessions.full.length]).toEqual([1, 1]);
});

test.each<[string, Request]>([
  ['the errors', { type: 'errors' }],
  [
    'samples instead of maps',
    {
      type: 'picture',
      request: { ...pictureRequest, samples: { part: 'test', first: 0, count: 2, shown: 0 } },
      save: false,
    },
  ],
  [
    'a saved state',
    {
      type: 'configure',
      experiment: named('first'),
      restore: { run: 1, state: Uint8Array.of(4) },
    },
  ],
])('%s are for the full module too', async (_, request) => {
  const { posts, sessions, ask, settled, loads } = createHost();
  ask({ type: 'configure', experiment: named('first') });
  ask({ type: 'configure', experiment: named('first'), restore: { run: 1, state: null } });
  ask({ type: 'picture', request: pictureRequest, save: false });
  expect(loads()).toBe(0);
  const asked = ask(request);
  await settled(({ load }) => load());
  expect([loads(), sessions.full.length]).toEqual([1, 1]);
  expect(posts.at(-1)).toMatchObject({ type: 'reply', id: asked });
});

test('no report is lost on the way, and none comes twice', async () => {
  const { clock, posts, ask, settled } = createHost();
  const epochsOf = (post: FromWorker | undefined) => {
    const { picture } = (post as unknown as { value: { picture: { reports: Float64Array } } })
      .value;
    return [...picture.reports].filter((_, index) => index % 7 === 0);
  };
  ask({ type: 'configure', experiment: named('first') });
  ask({ type: 'step', epochs: 3 });
  while (clock.runTask());
  ask(look);
  await settled(({ load }) => load());
  ask({ type: 'step', epochs: 2 });
  while (clock.runTask());
  ask({ type: 'picture', request: pictureRequest, save: false });
  expect(epochsOf(posts.at(-1))).toEqual([0, 1, 2, 3, 4, 5]);
  ask({ type: 'reset' });
  ask({ type: 'picture', request: pictureRequest, save: false });
  expect(epochsOf(posts.at(-1))).toEqual([0]);
});

test('what the lean module refuses the full one is asked, which may refuse it too', async () => {
  const { posts, sessions, ask, settled, answers, loads } = createHost();
  const first = ask({ type: 'configure', experiment: 'full only' as never });
  const second = ask({ type: 'configure', experiment: 'wrong' as never });
  expect(answers()).toEqual([]);
  await settled(({ load }) => load());
  expect(posts).toMatchObject([
    { type: 'alive' },
    { type: 'reply', id: first, value: { run: 1, restarted: true } },
    {
      type: 'error',
      id: second,
      error: { kind: 'configuration', message: expect.stringContaining('noise') },
    },
  ]);
  expect([loads(), sessions.lean.length, sessions.full.length]).toEqual([1, 0, 1]);
});

test('the session moves when the picture under way is drawn', async () => {
  const { clock, sessions, ask, settled, answers } = createHost({ piecesPerPicture: 100 });
  const configured = ask({ type: 'configure', experiment: named('first') });
  const picture = ask({ type: 'picture', request: pictureRequest, save: false });
  const asked = ask(look);
  await settled(({ load }) => load());
  expect([answers(), sessions.full.length]).toEqual([[configured], 0]);
  while (clock.runTask());
  expect(answers()).toEqual([configured, picture, asked]);
});

test('while the full module is fetched the worker tells that it lives, but not for ever', () => {
  const { clock, posts, ask } = createHost();
  ask({ type: 'configure', experiment: named('first') });
  ask(look);
  clock.advance(10_000);
  const signs = () => posts.filter(({ type }) => type === 'alive').length;
  expect(signs()).toBeGreaterThanOrEqual(20);
  clock.advance(60_000);
  expect(signs()).toBeLessThanOrEqual(62);
});

test('a full module that cannot be fetched is told as a first one is', async () => {
  const { posts, ask, settled } = createHost();
  ask({ type: 'configure', experiment: named('first') });
  ask(look);
  await settled(({ fail }) => fail(new Error('descent_simd.wasm: HTTP status 404')));
  expect(posts.at(-1)).toEqual({
    type: 'fatal',
    error: { kind: 'load', message: 'descent_simd.wasm: HTTP status 404' },
  });
});
