// The engines in workers of headless Chromium, driven call by call.
import { launch } from 'puppeteer-core';
import { chromiumArguments, executableOf } from '../../scripts/browsers.js';
import { projectFolder } from '../../scripts/commands.js';
import { bundleFolder, bundleForChromium } from './bundle.js';
import { engineNames, remoteEngine } from './engines.js';
import { serve } from './serve.js';

export async function startChromium() {
  await bundleForChromium();
  const server = await serve(bundleFolder, projectFolder);
  const browser = await launch({
    executablePath: executableOf('chromium'),
    headless: true,
    args: chromiumArguments,
    protocolTimeout: 600_000, // ms; the slowest peer's measurement
  });
  const page = await browser.newPage();
  await page.goto(server.url);
  const call = async (name, method, argument) => {
    const answer = await page.evaluate(
      (message) =>
        window
          .askEngine(message)
          // Arrays of numbers would come over as objects.
          .then((given) => (ArrayBuffer.isView(given) ? Array.from(given) : given)),
      { name, method, argument },
    );
    return answer;
  };
  return {
    browser,
    engines: Object.fromEntries(engineNames.map((name) => [name, remoteEngine(name, call)])),
    timeFirstEpoch: (name, workload) =>
      page.evaluate((...given) => window.timeFirstEpoch(...given), name, workload),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
