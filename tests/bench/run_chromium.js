// The engines in a worker of headless Chromium, driven call by call.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { chromiumArguments, executableOf } from '../../scripts/browsers.js';
import { projectFolder } from '../../scripts/commands.js';

const contentTypes = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Serves an empty page and the project's own files on a free port. */
async function serveProject() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = path.join(projectFolder, pathname);
    const isServed = /^\/(tests\/bench|web\/src\/generated)\/\w+\.\w+$/.test(pathname);
    if (pathname === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>bench</title>');
    } else if (isServed && statSync(file, { throwIfNoEntry: false })) {
      response.writeHead(200, { 'Content-Type': contentTypes[path.extname(file)] ?? 'text/plain' });
      createReadStream(file).pipe(response);
    } else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Runs in the page: starts the worker and leaves a function that asks it. */
function startWorker() {
  const worker = new Worker('/tests/bench/chromium_worker.js', { type: 'module' });
  window.askWorker = (message) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) =>
        data.error === undefined ? resolve(data.answer) : reject(new Error(data.error));
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(message);
    });
}

export async function startChromium() {
  const server = await serveProject();
  const browser = await launch({
    executablePath: executableOf('chromium'),
    headless: true,
    args: chromiumArguments,
  });
  const page = await browser.newPage();
  await page.goto(`http://localhost:${server.address().port}/`);
  await page.evaluate(startWorker);
  const ask = (engine, method, argument) =>
    page.evaluate((message) => window.askWorker(message), { engine, method, argument });
  const engine = (name) => ({
    load: (workload) => ask(name, 'load', workload),
    measure: (rounds) => ask(name, 'measure', rounds),
    hashAfter: (epochs) => ask(name, 'hashAfter', epochs),
  });
  return {
    engines: { wasm: engine('wasm'), plain: engine('plain') },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
