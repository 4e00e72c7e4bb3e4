// Writes web/pictures/page.png, the README's picture of the page: node scripts/take_picture.js
// Shows what stands in dist/ (npm run build makes it); needs the Chromium that npm test installs.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import { preview } from 'vite';
import { executableOf } from './browsers.js';
import { CommandFailed, projectFolder, runScript } from './commands.js';
import { smallPng } from './small_png.js';

const picture = path.join(projectFolder, 'web', 'pictures', 'page.png');
const largest = 250_000; // bytes: a README should open at once
const epochs = 300; // the spiral is parted, and the loss curves have a shape
const patience = 60_000; // ms

/** Epochs that the page shows as done. */
function shownEpochs() {
  const output = document.querySelector('.read-outs output');
  return Number(output?.textContent?.replace(/\D/g, '') || 0);
}

/** One button: Play, or Pause while the page trains. */
const playOrPause = 'button.play';

async function take(browser, address) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.goto(`${address}?lang=en&theme=light`);
  await page.waitForSelector(`${playOrPause}:not([disabled])`, { timeout: patience });
  await page.click(playOrPause);
  await page.waitForFunction(`(${shownEpochs})() >= ${epochs}`, { timeout: patience });
  await page.click(playOrPause);
  await page.mouse.move(0, 0); // no button looks touched
  await pause(1000); // ms: the last picture of the run is drawn
  const png = smallPng(Buffer.from(await page.screenshot()));
  return { png, done: await page.evaluate(shownEpochs) };
}

await runScript(async () => {
  if (!existsSync('dist/index.html')) throw new CommandFailed('dist/ is missing: npm run build');
  const server = await preview({
    configFile: 'web/vite.config.ts',
    root: 'web',
    preview: { host: '127.0.0.1', port: 0 },
  });
  const browser = await launch({
    executablePath: executableOf('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  try {
    const { png, done } = await take(
      browser,
      `http://127.0.0.1:${server.httpServer.address().port}/`,
    );
    if (png.length > largest)
      throw new CommandFailed(`The picture has ${png.length} bytes (at most ${largest})`);
    mkdirSync(path.dirname(picture), { recursive: true });
    writeFileSync(picture, png);
    console.log(`web/pictures/page.png: ${done} epochs, ${png.length} bytes`);
  } finally {
    await browser.close();
    await server.close();
  }
});
