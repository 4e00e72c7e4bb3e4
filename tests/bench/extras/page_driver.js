// Opens the built page and plays.
import { watchPictures } from './page_watch.js';

const shelf = ['about', 'weights', 'gradients', 'pass', 'landscape', 'errors'];

/** Runs in the page before its scripts: notes when a loss is shown, plays, and notes epoch 1. */
function watchFirstEpoch() {
  const seen = {};
  const paintedTime = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
  const look = async () => {
    const [epoch, loss] = document.querySelectorAll('.read-outs output');
    const button = document.querySelector('button.play');
    if (!loss || !/\d/.test(loss.textContent)) return;
    if (seen.started === undefined && button && !button.disabled) {
      seen.started = true;
      seen.ready = await paintedTime();
      button.click();
    }
    if (seen.ready === undefined || seen.done || !(Number.parseInt(epoch.textContent, 10) >= 1))
      return;
    seen.done = true;
    seen.epoch = await paintedTime();
    window.firstSight = { ready: seen.ready, epoch: seen.epoch };
  };
  new MutationObserver(look).observe(document, {
    ...{ subtree: true, childList: true, characterData: true, attributes: true },
  });
}

/** Milliseconds after which a new window's own pages no longer take the processor from ours. */
const windowRest = 1000;

/** A page of a browser that has nothing cached. */
async function freshPage(browser) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await new Promise((resolve) => setTimeout(resolve, windowRest));
  return { page, close: () => context.close() };
}

/** Milliseconds from navigation to a painted page of one word: what the browser takes for itself. */
export async function emptySight(browser, url) {
  const { page, close } = await freshPage(browser);
  await page.goto(`${url}empty.html`);
  const painted = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime)).observe({
          ...{ type: 'paint', buffered: true },
        });
      }),
  );
  await close();
  return painted;
}

/**
 * Milliseconds from navigation to the first loss and to the first trained epoch, both painted, and
 * the files fetched until then.
 */
export async function firstSight(browser, url) {
  const { page, close } = await freshPage(browser);
  const files = [];
  page.on('response', (response) => files.push(new URL(response.url()).pathname.slice(1)));
  await page.evaluateOnNewDocument(watchFirstEpoch);
  await page.goto(`${url}index.html?lang=en`);
  await page.waitForFunction('window.firstSight', { polling: 50 });
  const seen = await page.evaluate('window.firstSight');
  await close();
  return { ...seen, files };
}

/** The page at full speed, not yet playing, with a panel of the shelf open, or with 'none'. */
export async function openPage(browser, url, panel) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watchPictures);
  await page.setViewport({ width: 1440, height: 1800 });
  await page.goto(`${url}index.html?lang=en`);
  await page.waitForFunction(() =>
    /\d/.test(document.querySelectorAll('.read-outs output')[1]?.textContent ?? ''),
  );
  await page.select('.speed select', 'fastest');
  if (panel !== 'none') {
    const tabs = await page.$$('.tab-row .tab');
    await tabs[shelf.indexOf(panel)].click();
  }
  return page;
}

export async function play(page) {
  await page.bringToFront();
  await page.click('button.play');
}
