import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  catalog,
  hiddenActivations,
  outputActivations,
  type ShapeKind,
} from '../../../web/src/experiment/catalog';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { choose, linkWith, numberOf, press, readOut, reset, step } from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** A way to select one entry; the link then names it. */
interface Stop {
  readonly id: string;
  readonly select: (page: Page) => Promise<void>;
}

const openLink = (text: string) => (page: Page) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, text);

/** Every entry of a family, by its menu. */
function menu(label: string, entries: readonly { readonly id: string }[]): readonly Stop[] {
  return entries.map(({ id }) => ({ id, select: (page) => choose(page, label, id) }));
}

function links(
  entries: readonly { readonly id: string }[],
  text: (id: string) => string,
): readonly Stop[] {
  return entries.map(({ id }) => ({ id, select: openLink(text(id)) }));
}

const dataOfTask = { binary: 'circle', multiclass: 'blobs', regression: 'bumps' } as const;

/** Two layers of two units on data of the shape that a kind reads; the second becomes that kind. */
const dataOfShape: Readonly<Record<ShapeKind, string>> = {
  vector: 'data=circle&layers=2,2',
  image: 'data=shapes&layers=convolution(filters=2),convolution(filters=2)',
  sequence: 'data=sineWave&layers=gru(units=2;everyStep=1),gru(units=2)',
};

function layerStops(): readonly Stop[] {
  return catalog.layers.map(({ id, takes }) => ({
    id,
    async select(page) {
      await openLink(dataOfShape[takes[0] ?? 'vector'])(page);
      await reset(page);
      await press(page, 'Edit layer 2');
      await choose(page, 'Kind of layer', id);
      await press(page, 'Close');
    },
  }));
}

/** The families one after the other, on the experiment that a link opens. */
const walks: readonly { family: string; start?: string; more?: true; stops: readonly Stop[] }[] = [
  { family: 'datasets', stops: links(catalog.datasets, (id) => `data=${id}&layers=4`) },
  {
    family: 'losses',
    stops: catalog.losses.map(({ id, tasks }) => {
      const data = dataOfTask[tasks[0] ?? 'binary'];
      return { id, select: openLink(`data=${data}&layers=4&loss=${id}`) };
    }),
  },
  {
    family: 'output activations',
    stops: links(
      outputActivations('multiclass'),
      (id) => `data=blobs&layers=4&loss=meanSquared&outputActivation=${id}`,
    ),
  },
  { family: 'activations', stops: menu('Activation', hiddenActivations()) },
  { family: 'optimizers', stops: menu('Optimizer', catalog.optimizers) },
  { family: 'regularizers', stops: menu('Regularization', catalog.regularizers) },
  { family: 'initializers', more: true, stops: menu('Initializer', catalog.initializers) },
  { family: 'schedules', more: true, stops: menu('Learning-rate schedule', catalog.schedules) },
  { family: 'clippings', more: true, stops: menu('Gradient clipping', catalog.gradientClippings) },
  { family: 'stop rules', stops: links(catalog.stopRules, (id) => `stop=${id}`) },
  { family: 'layers', stops: layerStops() },
];

/** Links leave out what is as usual. */
const usual = JSON.stringify(defaultExperiment);

/** Trains on from a fresh start; no notice may stand, and the loss must be a number. */
async function train(page: Page, family: string, id: string): Promise<void> {
  await reset(page);
  await step(page, 2);
  const notices = await page.$$eval('.notice', (lines) => lines.map((line) => line.textContent));
  expect(notices, `${family}: ${id}`).toEqual([]);
  const loss = numberOf(await readOut(page, 'Training loss'));
  expect(Number.isFinite(loss), `${family}: ${id}: loss ${loss}`).toBe(true);
}

inBothBrowsers((bench) => {
  test.each(walks)('$family: every entry can be chosen and trains', async (walk) => {
    const page = await bench.open('#data=circle&layers=4,4');
    const isFirefox = (await page.browser().version()).toLowerCase().includes('firefox');
    if (walk.more) await press(page, 'More');
    // The same page and engine: a sample is enough to see that Firefox shows and runs them.
    const stops = isFirefox ? walk.stops.filter((_, index) => index % 4 === 0) : walk.stops;
    for (const { id, select } of stops) {
      await select(page);
      if (!usual.includes(`"${id}"`)) await linkWith(page, id);
      await train(page, walk.family, id);
    }
  });
});
