import { expect, test } from 'vitest';
import type { FromWorker, Inspection } from '../../../web/src/engine/messages';
import { named } from './client_harness';
import { createHost } from './host_harness';

const request = { subject: 'examples', samples: 'training' } as const;

function lookIn(message: FromWorker | undefined): Inspection<'examples'> {
  if (message?.type !== 'reply') throw new Error(JSON.stringify(message));
  return message.value as Inspection<'examples'>;
}

test('short looks are answered at once, of the weights as they are', () => {
  const { ask, clock, session, posts } = createHost();
  ask({ type: 'step', epochs: 3 });
  while (clock.runTask());
  const look = lookIn(ask({ type: 'inspect', request }));
  expect(look).toMatchObject({ subject: 'examples', epoch: 3, run: 1 });
  expect([...look.norms]).toEqual([session.trained]);
  expect(posts.at(-1)?.transfer.length).toBe(2);
});

test('long looks are cut into slices of at most 8 ms, and training takes turns with them', () => {
  const { clock, posts, session, ask } = createHost({ piecesPerInspection: 100 });
  ask({ type: 'play', speed: 'fastest' });
  clock.runTask();
  const { trained } = session;
  const before = posts.length;
  ask({ type: 'inspect', request });
  while (posts.length === before) {
    const start = clock.now();
    expect(clock.runTask()).toBe(true);
    expect(clock.now() - start).toBeLessThanOrEqual(8);
  }
  expect([...lookIn(posts.at(-1)?.message).norms]).toEqual([trained]);
  expect(session.trained).toBeGreaterThan(trained + 50);
});

test('a very long look gives signs of life', () => {
  const { clock, posts, ask } = createHost({ piecesPerInspection: 2000 });
  const before = posts.length;
  ask({ type: 'inspect', request });
  while (clock.runTask());
  const types = posts.slice(before).map(({ message }) => message.type);
  expect(types).toEqual(['alive', 'alive', 'alive', 'reply']);
});

test('a later look and a start anew give up the one under way, whose slices end', () => {
  const { ask, clock, posts } = createHost({ piecesPerInspection: 100 });
  for (const next of [
    { type: 'inspect', request },
    { type: 'reset' },
    { type: 'configure', experiment: named('second') },
  ] as const) {
    const before = posts.length;
    ask({ type: 'inspect', request });
    ask(next);
    while (clock.runTask());
    const errors = posts.slice(before).filter(({ message }) => message.type === 'error');
    expect(errors.map(({ message }) => message)).toMatchObject([
      { error: { kind: 'configuration', message: expect.stringContaining('given up') } },
    ]);
    expect(posts.slice(before).filter(({ message }) => message.type === 'reply')).toHaveLength(1);
  }
});

test('after a refused look the next one is answered', () => {
  const { ask, clock, posts } = createHost({ piecesPerInspection: 100 });
  const refused = ask({ type: 'inspect', request: { subject: 'layers', bins: 0 } });
  expect(refused).toMatchObject({ type: 'error', error: { kind: 'configuration' } });
  ask({ type: 'inspect', request });
  while (clock.runTask());
  expect(posts.at(-1)?.message.type).toBe('reply');
});
