// What a visitor downloads of dist/, and what of it before the first epoch is shown.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { filesUnder } from '../../../scripts/commands.js';
import { serve } from '../serve.js';
import { printTable } from '../table.js';
import { firstSight } from './page_driver.js';

const folder = 'dist';
const goals = { total: 150, wasm: 60 }; // kB, brotli

/** Names of the files that Chromium fetches from navigation to the first epoch. */
async function fetchedFiles(browser) {
  const server = await serve(folder);
  try {
    return (await firstSight(browser, server.url)).files;
  } finally {
    server.close();
  }
}

function sizesOf(name) {
  const bytes = readFileSync(path.join(folder, name));
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

/** Bytes of every file, whether it is fetched before the first epoch, and the sums of those. */
export async function downloadSizes({ chromium: { browser } }) {
  const fetched = await fetchedFiles(browser);
  const files = filesUnder(folder).map((file) => {
    const name = path.relative(folder, file);
    return { name, isFetched: fetched.includes(name), ...sizesOf(name) };
  });
  const counted = files.filter(({ isFetched }) => isFetched);
  const sum = (key) => counted.reduce((total, file) => total + file[key], 0);
  return { files, total: { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') } };
}

const kilobytes = (bytes) => bytes / 1000;

export function printSizes({ files, total }) {
  const row = (name, { raw, gzip, brotli }) => [
    name,
    ...[raw, gzip, brotli].map((bytes) => kilobytes(bytes).toFixed(1)),
    '',
  ];
  console.log('\nDownload in kB (* fetched by Chromium before the first epoch is shown)');
  printTable([
    ['file', 'raw', 'gzip', 'brotli', ''],
    ...files.map((file) => row(`${file.isFetched ? '*' : ' '} ${file.name}`, file)),
    row('* all of these', total),
  ]);
  const wasm = files.find(({ name, isFetched }) => isFetched && name.endsWith('.wasm'));
  const verdict = (bytes, goal) => `${goal} ${kilobytes(bytes) <= goal ? 'reached' : 'MISSED'}`;
  console.log(
    `goals in brotli: all ${verdict(total.brotli, goals.total)}, ` +
      `wasm ${verdict(wasm.brotli, goals.wasm)}`,
  );
}
