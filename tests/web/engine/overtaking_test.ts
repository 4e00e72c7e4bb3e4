// Replies that come before that of a picture which was asked for earlier and takes long to draw.

import { describe, expect, test } from 'vitest';
import { createHarness, named, pictureRequest } from './client_harness';
import { type FakeWorker, settled } from './fake_worker';

/** A client whose pictures take 100 ms of its first worker, which trains one epoch a millisecond. */
async function createSlowHarness() {
  const harness = createHarness('ready');
  const first = harness.worker();
  first.session.costs.piecesPerPicture = 100;
  await harness.client.configure(named('first'));
  return { ...harness, first };
}

/** Lets a worker work until a promise has settled. */
async function finish(worker: FakeWorker, promise: Promise<unknown>): Promise<void> {
  let done = false;
  const settle = () => {
    done = true;
  };
  promise.then(settle, settle);
  while (!done) {
    worker.clock.runTask();
    await settled();
  }
}

describe('a worker lost after a long picture is replaced', () => {
  test('by one with a state and the experiment that it belongs to', async () => {
    const { client, worker, first } = await createSlowHarness();
    await client.play('fastest');
    first.clock.runTask();
    const picture = client.picture(pictureRequest);
    await settled();
    await client.configure(named('other optimizer'));
    await finish(first, picture);
    await finish(first, client.picture(pictureRequest));
    first.fail('unreachable');
    await settled();
    expect(worker().received[0]).toMatchObject({
      type: 'configure',
      experiment: 'other optimizer',
      restore: { state: expect.any(Uint8Array) },
    });
    expect(worker().types).toEqual(['configure', 'play']);
  });

  test('without a state that belongs to an earlier experiment', async () => {
    const { client, worker, first } = await createSlowHarness();
    const picture = client.picture(pictureRequest);
    await settled();
    await client.configure(named('other optimizer'));
    await finish(first, picture);
    first.fail('unreachable');
    await settled();
    expect(worker().received[0]).toMatchObject({ restore: { state: null } });
  });

  test('by one at the epoch where training was paused', async () => {
    const { client, first, replacements } = await createSlowHarness();
    await client.play('fastest');
    const picture = client.picture(pictureRequest);
    await settled();
    for (let task = 0; task < 6; task++) first.clock.runTask();
    const { epoch } = await client.pause();
    expect(epoch).toBeGreaterThan(0);
    await finish(first, picture);
    await finish(first, client.picture(pictureRequest));
    first.fail('unreachable');
    await settled();
    expect(replacements[0]?.configured?.epoch).toBe(epoch);
  });

  test('by one at the epoch to which a step trained', async () => {
    const { client, first, replacements } = await createSlowHarness();
    const picture = client.picture(pictureRequest);
    await settled();
    await finish(first, client.step(3));
    await finish(first, picture);
    await finish(first, client.picture(pictureRequest));
    first.fail('unreachable');
    await settled();
    expect(replacements[0]?.configured?.epoch).toBe(3);
  });
});

test('a refused picture leaves the state to be saved by the next one', async () => {
  const { client, first, replacements } = await createSlowHarness();
  await finish(first, client.step(2));
  await finish(first, client.picture({ ...pictureRequest, predictionResolution: 0 }));
  await finish(first, client.picture(pictureRequest));
  first.fail('unreachable');
  await settled();
  expect(replacements[0]?.configured?.epoch).toBe(2);
});
