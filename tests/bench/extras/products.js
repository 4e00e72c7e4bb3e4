// The core's matrix products alone, as shares of the SIMD peak of the same place.
import { measureAll, median, ratio } from '../measure.js';
import { formatRate, formatRatio, percent, placeNames, printTable } from '../table.js';

const kinds = ['A B', 'A^T B', 'A B^T'];
const goal = 0.85;

/** Rows, inner size and columns: W4's first layer among them. */
const sizes = [
  [64, 64, 64],
  [128, 784, 64],
  [256, 256, 256],
];

export async function measureProducts(places, { repeats }) {
  const results = [];
  for (const [rows, inner, columns] of sizes) {
    for (const kind of kinds.keys()) {
      const product = { kind, rows, inner, columns };
      const measures = {};
      for (const [place, { engines }] of Object.entries(places)) {
        for (const name of ['products', 'peak']) {
          await engines[name].load({ kind: 'products', product });
          measures[`${place} ${name}`] = (rounds) => engines[name].measure(rounds);
        }
      }
      results.push({ product, rates: await measureAll(measures, repeats) });
    }
  }
  return results;
}

export function printProducts(results) {
  console.log('\nProducts alone in FLOP/s, and in brackets the share of the SIMD peak there');
  const places = Object.keys(placeNames);
  const rows = results.map(({ product: { kind, rows, inner, columns }, rates }) => [
    `${kinds[kind]}, ${rows}x${inner}x${columns}`,
    ...places.map((place) => {
      const rate = median(rates[`${place} products`]);
      return `${formatRate(rate)} (${percent(rate / median(rates[`${place} peak`]))})`;
    }),
    '',
  ]);
  printTable([['', ...places.map((place) => placeNames[place]), ''], ...rows]);
  for (const place of ['node', 'chromium']) {
    const shares = results.map(({ rates }) =>
      ratio(rates[`${place} products`], rates[`${place} peak`]),
    );
    const least = shares.sort((a, b) => a.median - b.median)[0];
    const verdict = least.median >= goal ? 'reached' : 'MISSED';
    console.log(`${placeNames[place]}: at least ${formatRatio(least)}; goal ${goal}: ${verdict}`);
  }
}
