// What a playing page does in some time: pictures, epochs, and its longest task.

/**
 * Runs in the page before its scripts: notes when a picture comes and of which epoch it is, and can
 * hold the animation frames, without which the page asks for none.
 */
export function watchPictures() {
  const seen = [];
  const waiting = [];
  const requestFrame = window.requestAnimationFrame.bind(window);
  let isHeld = false;
  window.requestAnimationFrame = (callback) =>
    isHeld ? waiting.push(callback) : requestFrame(callback);
  window.Worker = class extends window.Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        const { picture } = data.value ?? {};
        if (picture) seen.push({ time: performance.now(), epoch: picture.epoch });
      });
    }
  };
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const nextPicture = async () => {
    for (const before = seen.length; seen.length === before; ) await wait(0);
    return seen.at(-1);
  };
  /** Epochs a second between two pictures, so many milliseconds apart, with all between or none. */
  window.countEpochs = async (milliseconds, isDrawn) => {
    await nextPicture();
    let from = await nextPicture();
    isHeld = !isDrawn;
    await wait(milliseconds);
    if (!isDrawn) from = seen.at(-1); // what was under way
    isHeld = false;
    for (const callback of waiting.splice(0)) requestFrame(callback);
    const to = await nextPicture();
    return (1000 * (to.epoch - from.epoch)) / (to.time - from.time);
  };
}

/** Epochs a second in turns with every picture and without any, in pairs of so many milliseconds. */
export async function countInTurns(page, pairs, milliseconds) {
  const counts = { drawn: [], still: [] };
  for (let pair = 0; pair < pairs; pair++)
    for (const kind of pair % 2 ? ['still', 'drawn'] : ['drawn', 'still'])
      counts[kind].push(
        await page.evaluate(
          (...given) => window.countEpochs(...given),
          milliseconds,
          kind === 'drawn',
        ),
      );
  return counts;
}

/** Pictures and epochs a second; a picture is a frame in which the shown epoch is another one. */
export function countPictures(page, milliseconds) {
  return page.evaluate(async (duration) => {
    const output = document.querySelector('.read-outs output');
    const read = () => Number(output.textContent.replace(/\D/g, ''));
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let epoch = read();
    const first = { epoch, time: await nextFrame() };
    let pictures = 0;
    let time = first.time;
    while (time - first.time < duration) {
      time = await nextFrame();
      if (read() === epoch) continue;
      epoch = read();
      pictures++;
    }
    const seconds = (time - first.time) / 1000;
    return { pictures: pictures / seconds, epochs: (epoch - first.epoch) / seconds };
  }, milliseconds);
}

/** Milliseconds of the longest task of the page's main thread, from Chromium's own trace. */
export async function longestTask(page, milliseconds) {
  await page.tracing.start({ categories: ['disabled-by-default-devtools.timeline'] });
  await countPictures(page, milliseconds);
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const isMain = ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain';
  const threads = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(
    ({ name, pid, tid, dur }) => name === 'RunTask' && dur > 0 && threads.has(`${pid} ${tid}`),
  );
  return tasks.reduce((most, { dur }) => Math.max(most, dur / 1000), 0);
}
