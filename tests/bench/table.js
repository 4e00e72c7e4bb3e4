// Printed tables and numbers.

export function formatRate(value) {
  if (value >= 1e9) return `${(value / 1e9).toPrecision(3)} G`;
  if (value >= 1e6) return `${(value / 1e6).toPrecision(3)} M`;
  if (value >= 1e3) return `${(value / 1e3).toPrecision(3)} k`;
  return value.toPrecision(3);
}

/** A median, and in brackets the least and the greatest. */
export function formatRatio({ median, least, greatest }) {
  const digits = median < 0.1 ? 3 : median < 2 ? 2 : 1;
  return `${median.toFixed(digits)} (${least.toFixed(digits)}-${greatest.toFixed(digits)})`;
}

export const percent = (share) => `${(100 * share).toPrecision(2)} %`;

/** Columns as wide as their widest cell; the first and the last are aligned left, the rest right. */
export function printTable(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const last = widths.length - 1;
  const pad = (cell, i) =>
    i === 0 || i === last ? cell.padEnd(widths[i]) : cell.padStart(widths[i]);
  for (const row of rows) console.log(row.map(pad).join('  ').trimEnd());
}

export const placeNames = {
  node: 'Node',
  chromium: 'Chromium worker',
  native: 'native, SSE4.2',
  machine: "native, the machine's own flags",
};
