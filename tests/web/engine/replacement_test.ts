import { describe, expect, test } from 'vitest';
import { createHarness, named, outcome, pictureRequest } from './client_harness';
import { settled } from './fake_worker';

/** A client that plays, with its state saved at the epoch of the last picture. */
async function playing() {
  const harness = createHarness('ready');
  const { client, worker } = harness;
  await client.configure(named('first'));
  await client.play('fastest');
  worker().clock.runTask();
  const picture = await client.picture(pictureRequest);
  return { ...harness, savedEpoch: picture.epoch };
}

describe('a lost worker is replaced', () => {
  test('from the last saved state, playing as before, with the same run number', async () => {
    const { client, worker, workers, replacements, savedEpoch } = await playing();
    worker().clock.runTask(); // trains on beyond the saved state
    worker().fail('unreachable');
    await settled();
    expect(workers.length).toBe(2);
    expect(replacements).toEqual([
      {
        error: { kind: 'trap', message: 'unreachable' },
        configured: expect.objectContaining({ run: 1, epoch: savedEpoch, restarted: false }),
      },
    ]);
    worker().clock.runTask();
    const picture = await client.picture(pictureRequest);
    expect(picture).toMatchObject({ run: 1, playing: true });
    expect(picture.reports[0]).toBe(savedEpoch + 1);
  });

  test('as diverged as the lost one, once a picture has told of it', async () => {
    const { client, worker, workers, replacements, savedEpoch } = await playing();
    worker().clock.runTask(); // trains on beyond the saved state
    worker().session.isDiverged = true;
    worker().clock.runTask(); // which ends playing
    const told = await client.picture(pictureRequest);
    expect(told).toMatchObject({ playing: false, divergence: { epoch: told.epoch + 1 } });
    expect(told.epoch).toBeGreaterThan(savedEpoch);
    worker().fail('unreachable');
    await settled();
    expect(workers.length).toBe(2);
    expect(replacements[0]?.configured).toMatchObject({ run: 1, epoch: told.epoch });
    expect(worker().types).not.toContain('play');
    await client.play('fastest');
    worker().clock.runTask();
    const picture = await client.picture(pictureRequest);
    expect(picture).toMatchObject({ playing: false, epoch: told.epoch });
    expect(picture.divergence).toEqual(told.divergence);
  });

  test('as stopped by its rule as the lost one, once a picture has told of it', async () => {
    const { client, worker, replacements } = await playing();
    worker().clock.runTask();
    worker().session.stop = { rule: 'epochs', epoch: 2, weightsEpoch: 2 };
    worker().clock.runTask();
    const told = await client.picture(pictureRequest);
    expect(told.stopped).not.toBeNull();
    worker().fail('unreachable');
    await settled();
    expect(replacements[0]?.configured).toMatchObject({ run: 1, epoch: told.epoch });
    expect(worker().types).not.toContain('play');
  });

  test('samples from outside come before the experiment that needs them', async () => {
    const { client, worker } = createHarness('ready');
    await client.provideData('mnist', Uint8Array.of(1, 2));
    await client.configure(named('first'));
    worker().fail('unreachable');
    await settled();
    expect(worker().received.map(({ type }) => type)).toEqual(['provideData', 'configure']);
    expect(worker().received[0]).toMatchObject({ dataset: 'mnist', bytes: Uint8Array.of(1, 2) });
  });

  test('a state without a worker to save it is about a second old at most', async () => {
    const { client, clock, worker } = await playing();
    const saves = () =>
      worker().received.filter((message) => message.type === 'picture' && message.save).length;
    expect(saves()).toBe(1);
    for (let frame = 0; frame < 120; frame++) {
      clock.spend(1000 / 60);
      await client.picture(pictureRequest);
    }
    expect(saves()).toBeGreaterThanOrEqual(2);
    expect(saves()).toBeLessThanOrEqual(3);
    await client.pause();
    await client.picture(pictureRequest);
    const afterPause = saves();
    clock.spend(60_000);
    await client.picture(pictureRequest);
    expect(saves()).toBe(afterPause);
  });

  test('settings changed since the save are applied to the saved state', async () => {
    const { client, worker, replacements, savedEpoch } = await playing();
    expect((await client.configure(named('other optimizer'))).restarted).toBe(false);
    worker().fail('unreachable');
    await settled();
    const experiments = worker().received.map((message) =>
      message.type === 'configure' ? message.experiment : message.type,
    );
    expect(experiments).toEqual(['first', 'other optimizer', 'play']);
    expect(replacements[0]?.configured).toMatchObject({ run: 1, epoch: savedEpoch });
  });

  test('a run without a saved state starts anew under its own number', async () => {
    const { client, worker, replacements } = await playing();
    expect(await client.reset()).toEqual({ run: 2 });
    worker().fail('unreachable');
    await settled();
    expect(replacements[0]?.configured).toMatchObject({ run: 2, epoch: 0, restarted: true });
    expect(await client.reset()).toEqual({ run: 3 });
  });

  test('lost over a pause it comes back paused', async () => {
    const { client, worker } = await playing();
    worker().failAt = 'pause';
    expect(await outcome(client.pause())).toBe('trap');
    await settled();
    expect(await client.picture(pictureRequest)).toMatchObject({ playing: false });
  });

  test('lost after a pause that overtook the reply to play it comes back paused', async () => {
    const { client, worker } = createHarness('ready');
    await client.configure(named('first'));
    await Promise.all([client.play('fastest'), client.pause()]);
    worker().fail('unreachable');
    await settled();
    expect(worker().types).not.toContain('play');
    expect(await client.picture(pictureRequest)).toMatchObject({ playing: false });
  });

  test('with nothing configured there is nothing to go on with', async () => {
    const { client, events, replacements } = createHarness(
      { kind: 'load', message: 'HTTP status 503' },
      'ready',
    );
    await settled();
    expect(events).toEqual(['ready true', 'replaced load']);
    expect(replacements[0]?.configured).toBeNull();
    client.dispose();
  });
});

describe('a worker that does not answer', () => {
  test('is replaced after three seconds, not before', async () => {
    const { client, clock, worker, events, replacements } = await playing();
    worker().hung = true;
    const lost = outcome(client.picture(pictureRequest));
    clock.advance(2900);
    await settled();
    expect(events).toEqual(['ready true']);
    clock.advance(200);
    expect(await lost).toBe('hung');
    await settled();
    expect(replacements[0]?.error.kind).toBe('hung');
    expect(await client.picture(pictureRequest)).toMatchObject({ playing: true });
  });

  test('is not suspected when the page slept, or while nothing was asked', async () => {
    const { client, clock, events, worker } = await playing();
    clock.advance(600_000);
    worker().hung = true;
    void outcome(client.picture(pictureRequest));
    clock.spend(600_000);
    clock.advance(1); // the one timer that is late
    await settled();
    expect(events).toEqual(['ready true']);
  });

  test('is not suspected during a long step, which says that it is alive', async () => {
    const { client, clock, worker, events } = await playing();
    const stepped = outcome(client.step(1_000_000));
    for (let second = 0; second < 10; second++) {
      clock.advance(1000);
      worker().clock.advance(1000);
      await settled();
    }
    expect(events).toEqual(['ready true']);
    worker().hung = true;
    clock.advance(3100);
    expect(await stepped).toBe('hung');
  });

  test('does not start within half a minute: a load error', async () => {
    const { clock, events } = createHarness('silent', 'ready');
    clock.advance(31_000);
    await settled();
    expect(events).toEqual(['ready true', 'replaced load']);
  });
});

describe('giving up', () => {
  test('after three replacements in a row without a picture', async () => {
    const { client, worker, workers, events } = await playing();
    for (let loss = 0; loss < 4; loss++) {
      worker().fail('unreachable');
      await settled();
    }
    expect(workers.length).toBe(4);
    expect(events.at(-1)).toBe('failed trap');
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    expect(await outcome(client.picture(pictureRequest))).toBe('trap');
  });

  test('not when pictures come between', async () => {
    const { client, worker, events } = await playing();
    for (let loss = 0; loss < 10; loss++) {
      worker().fail('unreachable');
      await settled();
      await client.picture(pictureRequest);
    }
    expect(events.filter((event) => event.startsWith('failed'))).toEqual([]);
  });

  test('at once where there is no WebAssembly', async () => {
    const { client, workers, events } = createHarness({ kind: 'unsupported', message: 'none' });
    expect(await outcome(client.configure(named('first')))).toBe('unsupported');
    expect([workers.length, events]).toEqual([1, ['failed unsupported']]);
  });

  test('a saved state that is refused is forgotten, not tried again', async () => {
    const { prepare, worker, workers, replacements } = await playing();
    prepare.next = ({ session }) => {
      session.restoreState = () => {
        throw new RangeError('state: 1 byte is not allowed (of another network)');
      };
    };
    worker().fail('unreachable');
    await settled();
    expect(workers.length).toBe(3);
    expect(replacements.length).toBe(1);
    expect(replacements[0]?.configured).toMatchObject({ run: 1, epoch: 0, restarted: true });
  });
});
