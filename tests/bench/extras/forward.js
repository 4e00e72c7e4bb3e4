// The forward pass alone of W4's network over all samples, against what only does that.
import { measureAll, median, ratio } from '../measure.js';
import { formatRate, formatRatio, placeNames, printTable } from '../table.js';
import { workloads } from '../workloads.js';

const names = ['Descent', 'onnxruntime', 'jax-js', 'tf.js wasm'];
const tolerance = 1e-3;

/** The largest distance between the probabilities of ours and of onnxruntime. */
async function distance({ Descent: descent, onnxruntime }) {
  const ours = await descent.predict();
  const theirs = await onnxruntime.predict();
  if (ours.length !== theirs.length) return Number.POSITIVE_INFINITY;
  return ours.reduce((most, value, i) => Math.max(most, Math.abs(value - theirs[i])), 0);
}

export async function measureForward(places, { repeats }) {
  const { experiment } = workloads.find(({ id }) => id === 'W4');
  const measures = {};
  const apart = {};
  for (const place of ['node', 'chromium']) {
    const { engines } = places[place];
    for (const name of names) {
      await engines[name].load({ id: 'W4', kind: 'forward', experiment });
      measures[`${place} ${name}`] = (rounds) => engines[name].measurePredictions(rounds);
    }
    apart[place] = await distance(engines);
  }
  const agrees = Object.values(apart).every((most) => most < tolerance);
  return { rates: await measureAll(measures, repeats), apart, agrees };
}

export function printForward({ rates, apart, agrees }) {
  console.log("\nForward pass alone of W4's network, 2,000 samples at once, samples/s");
  const rows = [['', ...names, '']];
  for (const place of ['node', 'chromium']) {
    const ours = rates[`${place} Descent`];
    const onnx = rates[`${place} onnxruntime`];
    const reached = ratio(ours, onnx);
    const verdict = reached.median >= 1 ? 'reached' : 'MISSED';
    const goal = `${formatRatio(reached)} of onnxruntime; goal 1: ${verdict}`;
    const all = names.map((name) => formatRate(median(rates[`${place} ${name}`])));
    rows.push([placeNames[place], ...all, `${goal}; ${apart[place].toExponential(1)} apart`]);
  }
  printTable(rows);
  if (!agrees) console.log('Descent and onnxruntime DO NOT AGREE');
}
