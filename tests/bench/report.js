// The printed tables.
import { median, ratio } from './measure.js';

function formatRate(value) {
  if (value >= 1e6) return `${(value / 1e6).toPrecision(3)} M`;
  if (value >= 1e3) return `${(value / 1e3).toPrecision(3)} k`;
  return value.toPrecision(3);
}

function formatRatio({ median: middle, least, greatest }) {
  const digits = middle < 2 ? 2 : 1;
  return [middle.toFixed(digits), `(${least.toFixed(digits)}-${greatest.toFixed(digits)})`];
}

/** Columns as wide as their widest cell; the first is aligned left, the rest right. */
function printTable(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const pad = (cell, i) => (i === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[i]));
  for (const row of rows) console.log(row.map(pad).join('  ').trimEnd());
}

const places = { node: 'Node', chromium: 'Chromium worker' };

function speedRows({ workload, rates }) {
  const goal = workload.goal === null ? '' : `${workload.goal}`;
  const rows = Object.entries(places).map(([place, label]) => {
    const wasm = rates[`${place} wasm`];
    const plain = rates[`${place} plain`];
    return [
      ...[`  ${label}`, formatRate(median(wasm)), formatRate(median(plain))],
      ...[...formatRatio(ratio(wasm, plain)), goal, formatRate(median(rates.native))],
      ...formatRatio(ratio(wasm, rates.native)),
    ];
  });
  const title = [`${workload.id}, ${workload.unit}`, ...Array(8).fill('')];
  return [title, ...rows];
}

export function printSpeed(results, repeats) {
  console.log(
    `\nMedians of ${repeats} interleaved repeats, one thread each; (least-greatest ratio).`,
  );
  console.log('Ours includes the loss and metric over all samples after each epoch (for W7 after');
  console.log('each step); plain JavaScript, flat arrays without a library, trains only.');
  for (const { workload } of results) console.log(`  ${workload.id}: ${workload.title}`);
  console.log('');
  const heading = ['', 'wasm', 'plain JS', 'wasm/plain', '', 'goal', 'native', 'wasm/native', ''];
  printTable([heading, ...results.flatMap(speedRows)]);
  console.log('Goal of wasm/native: 0.85 for W1 and W2.');
}

export function printAgreement(groups) {
  for (const { title, against, checks } of groups) {
    const agree = checks.every(({ agrees }) => agrees);
    console.log(`\n${title} ${agree ? 'agree' : 'DO NOT AGREE'} (${against})`);
    for (const { agrees, text } of checks) console.log(`  ${agrees ? 'yes' : 'NO '} ${text}`);
  }
}

const formatSize = (bytes) => (bytes / 1000).toFixed(1);

export function printSizes({ files, total }) {
  const row = (name, { raw, gzip, brotli }) => [name, ...[raw, gzip, brotli].map(formatSize)];
  console.log('\nDownload in kB (* loaded by index.html in a browser with SIMD)');
  printTable([
    ['file', 'raw', 'gzip', 'brotli'],
    ...files.map((file) => row(`${file.inPage ? '*' : ' '} ${file.name}`, file)),
    row('* page and engine (goal: 150 brotli, its wasm 60)', total),
  ]);
}
