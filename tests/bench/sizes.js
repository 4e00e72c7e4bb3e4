// What a visitor downloads of dist/.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { filesUnder } from '../../scripts/commands.js';
import { printTable } from './table.js';

const folder = 'dist';

/** Names of files that can be reached from a page by their names in each other's text. */
function reachedFrom(page, files) {
  const reached = new Set([page]);
  for (const name of reached) {
    if (!/\.(html|js|css)$/.test(name)) continue;
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const other of files) if (text.includes(path.basename(other))) reached.add(other);
  }
  return reached;
}

/** Bytes of every file, whether a browser with SIMD may load it for index.html, and their sums. */
export function downloadSizes() {
  const names = filesUnder(folder).map((name) => path.relative(folder, name));
  // The pages link to each other, which loads nothing; the scalar build is for browsers without SIMD.
  const candidates = names.filter((name) => !/\.html$|descent_scalar/.test(name));
  const reached = reachedFrom('index.html', candidates);
  const files = names.map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return {
      name,
      inPage: reached.has(name),
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes).length,
    };
  });
  const counted = files.filter(({ inPage }) => inPage);
  const sum = (key) => counted.reduce((total, file) => total + file[key], 0);
  return { files, total: { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') } };
}

const formatSize = (bytes) => (bytes / 1000).toFixed(1);

export function printSizes({ files, total }) {
  const row = (name, { raw, gzip, brotli }) => [name, ...[raw, gzip, brotli].map(formatSize), ''];
  console.log('\nDownload in kB (* loaded by index.html in a browser with SIMD)');
  printTable([
    ['file', 'raw', 'gzip', 'brotli', ''],
    ...files.map((file) => row(`${file.inPage ? '*' : ' '} ${file.name}`, file)),
    row('* page and engine (goal: 150 brotli, its wasm 60)', total),
  ]);
}
