import { describe, expect, test } from 'vitest';
import { EngineFailure } from '../../../web/src/engine/client';
import { createHarness, named, outcome, pictureRequest } from './client_harness';
import { settled } from './fake_worker';

describe('requests', () => {
  test('made before the first worker is ready are there when it is, and answered once', async () => {
    const { client, worker, clock } = createHarness('silent');
    const configured = client.configure(named('first'));
    const pictured = client.picture(pictureRequest);
    expect(worker().types).toEqual(['configure', 'picture']);
    let answered = false;
    void configured.then(() => {
      answered = true;
    });
    await settled();
    expect(answered).toBe(false);
    clock.advance(20_000); // more than an answer may take, less than a start
    worker().emit({ type: 'ready', simd: false });
    expect((await configured).run).toBe(1);
    expect((await pictured).epoch).toBe(0);
    expect(worker().types).toEqual(['configure', 'picture']);
    await settled();
    expect(clock.pendingTimers).toBe(0);
  });

  test('made before the first worker is ready, which then does not answer', async () => {
    const { client, worker, workers, clock } = createHarness('silent', 'ready');
    const configured = outcome(client.configure(named('first')));
    worker().hung = true;
    worker().emit({ type: 'ready', simd: false });
    await settled();
    clock.advance(3100);
    expect(await configured).toBe('hung');
    expect(workers.length).toBe(2);
  });

  test('that cannot be sent to the first worker reject at once, and leave it alone', async () => {
    const { client, worker, workers, clock } = createHarness('silent');
    const { postMessage } = worker();
    worker().postMessage = () => {
      throw new TypeError('cannot be cloned');
    };
    const configured = outcome(client.configure(named('first')));
    expect(await configured).toMatch('cannot be cloned');
    worker().postMessage = postMessage;
    worker().emit({ type: 'ready', simd: false });
    await settled();
    clock.advance(31_000);
    expect(workers.length).toBe(1);
    expect((await client.configure(named('second'))).run).toBe(1);
  });

  test('made before a first worker that never is ready go to the next one', async () => {
    const { client, workers, clock } = createHarness('silent', 'ready');
    const configured = client.configure(named('first'));
    const pictured = client.picture(pictureRequest);
    clock.advance(31_000);
    expect((await configured).run).toBe(1);
    expect((await pictured).epoch).toBe(0);
    expect(workers.map(({ types }) => types)).toEqual([
      ['configure', 'picture'],
      ['configure', 'picture'],
    ]);
  });

  test('a run: configure, play, picture, pause', async () => {
    const { client, worker } = createHarness('ready');
    expect(await client.configure(named('first'))).toMatchObject({
      run: 1,
      restarted: true,
      epoch: 0,
    });
    await client.play('fastest');
    worker().clock.runTask();
    const picture = await client.picture(pictureRequest);
    expect(picture).toMatchObject({
      run: 1,
      playing: true,
      divergence: null,
      stopped: null,
      predictionRows: 2,
    });
    expect(picture.epoch).toBeGreaterThan(0);
    expect(picture.reports.length).toBe(7 * (picture.epoch + 1));
    expect(await client.pause()).toEqual({ epoch: picture.epoch });
  });

  test('one picture at a time: a second call gets the same promise', async () => {
    const { client, worker } = createHarness('ready');
    await client.configure(named('first'));
    const one = client.picture(pictureRequest);
    expect(client.picture(pictureRequest)).toBe(one);
    await one;
    expect(client.picture(pictureRequest)).not.toBe(one);
    await settled();
    expect(worker().types.filter((type) => type === 'picture').length).toBe(2);
  });

  test('a picture that came back gives its memory to a later one, and no other does', async () => {
    const { client, worker } = createHarness('ready');
    await client.configure(named('first'));
    const request = { ...pictureRequest, unitResolution: 2 };
    const shown = await client.picture(request);
    const kept = await client.picture(request);
    client.release(shown);
    expect(shown.predictions.length).toBe(4);
    const later = await client.picture(request);
    expect(shown.predictions.length).toBe(0);
    expect(shown.unitGrids.length).toBe(0);
    expect(later.predictions.length).toBe(4);
    expect(later.unitGrids.length).toBe(12);
    const last = await client.picture(request);
    for (const picture of [kept, later]) expect(picture.predictions.length).toBe(4);
    expect(last.predictions.buffer).not.toBe(later.predictions.buffer);
    const spares = worker().received.map((message) => 'spare' in message && !!message.spare);
    expect(spares).toEqual([false, false, false, true, false]);
  });

  test('what came back waits for a picture of grids, and for a worker that is ready', async () => {
    const { client, workers } = createHarness('silent', 'ready');
    const configured = client.configure(named('first'));
    const [worker] = workers;
    worker?.emit({ type: 'ready', simd: true });
    await configured;
    const shown = await client.picture(pictureRequest);
    client.release(shown);
    const samples = { part: 'test', first: 0, count: 1, shown: 0 } as const;
    await client.picture({ ...pictureRequest, samples });
    expect(shown.predictions.length).toBe(4);
    worker?.fail('unreachable');
    await settled();
    const later = await client.picture({ ...pictureRequest, predictionResolution: 3 });
    expect(later.predictions.length).toBe(9);
  });

  test('a refused experiment rejects with the reason, and what runs goes on', async () => {
    const { client, workers, worker } = createHarness('ready');
    await client.configure(named('first'));
    await client.play('fastest');
    const refused = client.configure(named('wrong'));
    await expect(refused).rejects.toBeInstanceOf(EngineFailure);
    await expect(refused).rejects.toMatchObject({
      error: { kind: 'configuration', message: 'data.noise: 7 is not allowed (0 to 0.5)' },
    });
    worker().clock.runTask();
    expect(await client.picture(pictureRequest)).toMatchObject({ run: 1, playing: true });
    expect(workers.length).toBe(1);
  });
});

describe('every promise settles', () => {
  test('on dispose: sent ones, waiting ones and later ones', async () => {
    const sent = createHarness('ready');
    await sent.client.configure(named('first'));
    sent.worker().hung = true;
    const unanswered = [sent.client.pause(), sent.client.picture(pictureRequest)].map(outcome);
    sent.client.dispose();
    expect(await Promise.all(unanswered)).toEqual(['disposed', 'disposed']);
    expect(sent.worker().terminated).toBe(true);
    expect(sent.clock.pendingTimers).toBe(0);
    expect(await outcome(sent.client.reset())).toBe('disposed');

    const waiting = createHarness('silent');
    const queued = outcome(waiting.client.configure(named('first')));
    waiting.client.dispose();
    expect(await queued).toBe('disposed');
  });

  test('when the worker is lost: sent ones reject, waiting ones go to the next worker', async () => {
    const { client, worker } = createHarness({ kind: 'load', message: 'HTTP status 503' }, 'ready');
    const waiting = client.configure(named('first'));
    expect((await waiting).run).toBe(1);
    const first = worker();
    first.failAt = 'step';
    const outcomes = [client.step(1), client.picture(pictureRequest)].map(outcome);
    expect(await Promise.all(outcomes)).toEqual(['trap', 'trap']);
    expect(first.terminated).toBe(true);
  });

  test('an error event of the worker counts as its loss', async () => {
    const { client, worker, events } = createHarness('ready');
    await client.configure(named('first'));
    const first = worker();
    first.hung = true;
    const lost = outcome(client.pause());
    first.onerror?.({ message: 'SyntaxError' } as ErrorEvent);
    expect(await lost).toBe('trap');
    await settled();
    expect(events).toEqual(['ready true', 'ready true', 'replaced trap']);
  });
});
