import { describe, expect, it } from 'vitest';
import { PictureLoop, pictureInterval } from '../../../web/src/state/picture_loop';
import { FakeFrames } from './fake_frames';

function setUp(interval: () => number | null) {
  const frames = new FakeFrames();
  const answers: ((show: () => void) => void)[] = [];
  const told: string[] = [];
  const refusals: ((reason: unknown) => void)[] = [];
  const errors: unknown[] = [];
  let taken = 0;
  const loop = new PictureLoop({
    take: () => {
      taken += 1;
      told.push(`ask ${taken}`);
      return new Promise((resolve, reject) => {
        answers.push(resolve);
        refusals.push(reject);
      });
    },
    onError: (reason) => errors.push(reason),
    interval,
    requestFrame: frames.request,
  });
  const answer = async (show = () => {}) => {
    answers.shift()?.(show);
    await Promise.resolve();
    await Promise.resolve();
  };
  const answerShown = (name: string) => answer(() => told.push(`show ${name}`));
  return { frames, loop, answer, answerShown, told, refusals, errors, taken: () => taken };
}

describe('PictureLoop', () => {
  it('makes one picture of many wishes before a frame', () => {
    const { frames, loop, taken } = setUp(() => null);
    loop.request();
    loop.request();
    expect(taken()).toBe(0);
    frames.run(0);
    frames.run(16);
    expect(taken()).toBe(1);
  });

  it('asks for none while one is on its way, and for one more after it', async () => {
    const { frames, loop, answer, taken } = setUp(() => null);
    loop.request();
    frames.run(0);
    loop.request();
    frames.run(16);
    expect(taken()).toBe(1);
    await answer();
    frames.run(32);
    expect(taken()).toBe(2);
  });

  it('goes on by itself while training runs and stops when it stands still', async () => {
    let interval: number | null = 0;
    const { frames, loop, answer, taken } = setUp(() => interval);
    loop.request();
    for (const time of [0, 16, 32]) {
      frames.run(time);
      await answer();
    }
    expect(taken()).toBe(3);
    interval = null;
    frames.run(48);
    frames.run(64);
    expect(taken()).toBe(3);
    expect(frames.waiting).toBe(0);
  });

  it('flat out asks for the next picture before it shows the last, in the frame after that came', async () => {
    const { frames, loop, answerShown, told } = setUp(() => 0);
    loop.request();
    frames.run(0);
    await answerShown('first');
    expect(told).toEqual(['ask 1']);
    frames.run(16);
    expect(told).toEqual(['ask 1', 'ask 2', 'show first']);
    await answerShown('second');
    frames.run(32);
    expect(told).toEqual(['ask 1', 'ask 2', 'show first', 'ask 3', 'show second']);
  });

  it('shows at once what comes while training stands still or is slow, and after a pause the last', async () => {
    let interval: number | null = null;
    const { frames, loop, answerShown, told } = setUp(() => interval);
    loop.request();
    frames.run(0);
    await answerShown('still');
    expect(told).toEqual(['ask 1', 'show still']);
    interval = 5;
    loop.request();
    frames.run(16);
    await answerShown('slow');
    expect(told.slice(2)).toEqual(['ask 2', 'show slow']);
    interval = 0;
    frames.run(32);
    await answerShown('fast');
    interval = null;
    frames.run(48);
    expect(told.slice(4)).toEqual(['ask 3', 'show fast']);
    expect(frames.waiting).toBe(0);
  });

  it('tells a mistake in showing a picture, and goes on after it', async () => {
    const { frames, loop, answer, errors, taken } = setUp(() => 0);
    const mistake = new TypeError('a chart threw');
    loop.request();
    frames.run(0);
    await answer(() => {
      throw mistake;
    });
    frames.run(16);
    expect(errors).toEqual([mistake]);
    await answer();
    frames.run(32);
    expect(taken()).toBe(3);
  });

  it('hides no mistake of the page, and goes on after it', async () => {
    const { frames, loop, refusals, errors, taken } = setUp(() => 0);
    const mistake = new TypeError('a chart threw');
    loop.request();
    frames.run(0);
    refusals[0]?.(mistake);
    await Promise.resolve();
    await Promise.resolve();
    expect(errors).toEqual([mistake]);
    frames.run(16);
    expect(taken()).toBe(2);
  });

  it('keeps the interval between pictures of a running training, but not after a wish', async () => {
    const { frames, loop, answer, taken } = setUp(() => 500);
    loop.request();
    frames.run(0);
    await answer();
    frames.run(400);
    expect(taken()).toBe(1);
    loop.request();
    frames.run(416);
    expect(taken()).toBe(2);
    await answer();
    frames.run(900);
    expect(taken()).toBe(2);
    frames.run(916);
    expect(taken()).toBe(3);
  });
});

describe('pictureInterval', () => {
  it('is every frame at full speed', () => expect(pictureInterval('fastest', false)).toBe(0));
  it('is twice a second with reduced motion', () => {
    expect(pictureInterval('fastest', true)).toBe(500);
    expect(pictureInterval(1, true)).toBe(500);
  });
  it('is longer for slow training', () => {
    expect(pictureInterval(1, false)).toBe(100);
    expect(pictureInterval(100, false)).toBe(5);
  });
});
