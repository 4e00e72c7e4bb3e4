// The built page in Chromium: how soon it shows an epoch, and what drawing at full speed costs.
import { median, ratio } from '../measure.js';
import { serve } from '../serve.js';
import { formatRatio, printTable } from '../table.js';
import { emptySight, firstSight, openPage, play } from './page_driver.js';
import { countInTurns, countPictures, longestTask } from './page_watch.js';

const panels = ['none', 'about', 'weights', 'gradients', 'pass', 'landscape', 'errors'];
const watched = 1500; // ms
/** Pairs of a repeat, and their milliseconds: what the panels ask for twice a second is in each. */
const pairs = 8;
const turn = 500;
const goals = { firstEpoch: 300, pictures: 60, task: 50, cost: 0.05 };

async function measureFirstSight(browser, url, repeats) {
  const sight = { empty: [], ready: [], epoch: [] };
  for (let i = 0; i < repeats; i++) {
    sight.empty.push(await emptySight(browser, url));
    const { ready, epoch } = await firstSight(browser, url);
    sight.ready.push(ready);
    sight.epoch.push(epoch);
  }
  return sight;
}

async function measurePanel(browser, url, panel, repeats) {
  const page = await openPage(browser, url, panel);
  await play(page);
  await countPictures(page, watched / 2);
  const counts = [];
  for (let i = 0; i < repeats; i++) counts.push(await countPictures(page, watched));
  const { drawn, still } = await countInTurns(page, pairs * repeats, turn);
  const task = await longestTask(page, watched);
  await page.close();
  return {
    ...{ panel, task },
    pictures: counts.map(({ pictures }) => pictures),
    epochs: counts.map(({ epochs }) => epochs),
    kept: ratio(drawn, still),
  };
}

export async function measurePage({ chromium: { browser } }, { repeats }) {
  const server = await serve('dist', 'tests/bench/extras');
  try {
    const sight = await measureFirstSight(browser, server.url, repeats);
    const streaming = [];
    for (const panel of panels)
      streaming.push(await measurePanel(browser, server.url, panel, repeats));
    return { sight, streaming };
  } finally {
    server.close();
  }
}

const verdict = (holds) => (holds ? 'reached' : 'MISSED');

export function printPage({ sight, streaming }) {
  const epoch = median(sight.epoch);
  console.log('\nThe page in Chromium');
  console.log(
    `Navigation to loss shown ${median(sight.ready).toFixed(0)} ms, to the first trained epoch ` +
      `painted ${epoch.toFixed(0)} ms; goal ${goals.firstEpoch}: ${verdict(epoch <= goals.firstEpoch)}`,
  );
  console.log(`(to a page of one word ${median(sight.empty).toFixed(0)} ms)`);
  console.log('Default experiment at full speed, by the panel that is open:');
  const heading = ['', 'pictures/s', 'longest task', 'epochs/s', 'of those without pictures', ''];
  const rows = streaming.map(({ panel, pictures, task, epochs, kept }) => [
    `  ${panel}`,
    median(pictures).toFixed(1),
    `${task.toFixed(0)} ms`,
    median(epochs).toFixed(0),
    formatRatio(kept),
    '',
  ]);
  printTable([heading, ...rows]);
  const least = Math.min(...streaming.map(({ pictures }) => median(pictures)));
  const longest = Math.max(...streaming.map(({ task }) => task));
  const cost = 1 - Math.min(...streaming.map(({ kept }) => kept.median));
  console.log(
    `goals: ${goals.pictures} pictures/s: ${verdict(least >= goals.pictures - 1)}; no task over ` +
      `${goals.task} ms: ${verdict(longest <= goals.task)}; drawing costs under ` +
      `${100 * goals.cost} %: ${verdict(cost < goals.cost)}`,
  );
}
