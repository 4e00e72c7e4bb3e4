// What a playing page does in some time: pictures, epochs, and its longest task.

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
