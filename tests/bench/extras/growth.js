// How the time of an epoch grows with samples and parameters, under Node.
import { deep } from '../experiments.js';
import { measureAll, median } from '../measure.js';
import { printTable } from '../table.js';

const sampleCounts = [20, 200, 2000];
/** Hidden layers of the seven-input network, for about ten times the parameters each. */
const hiddenLayers = [[2, 2], [9, 8], [32, 32], [110, 110], [256, 256, 256], Array(8).fill(256)];

function parameterCount(units) {
  let inputs = deep.data.features.length;
  let count = 0;
  for (const outputs of [...units, 1]) {
    count += (inputs + 1) * outputs;
    inputs = outputs;
  }
  return count;
}

function experimentOf(samples, units) {
  const [layer] = deep.network.layers;
  const layers = units.map((count) => ({ ...layer, values: { units: count } }));
  return {
    ...deep,
    data: { ...deep.data, sampleCount: samples },
    network: { ...deep.network, layers },
    training: { ...deep.training, batchSize: 20 },
  };
}

export async function measureGrowth({ node }, { repeats }) {
  const engine = node.engines.Descent;
  const results = [];
  for (const units of hiddenLayers) {
    for (const samples of sampleCounts) {
      const experiment = experimentOf(samples, units);
      await engine.load({ id: 'growth', kind: 'train', restart: 1000, experiment });
      const { rates } = await measureAll({ rates: (rounds) => engine.measure(rounds) }, repeats);
      const seconds = samples / median(rates); // of one epoch
      results.push({ parameters: parameterCount(units), samples, seconds });
    }
  }
  return results;
}

function formatTime(seconds) {
  if (seconds >= 1) return `${seconds.toPrecision(3)} s`;
  return seconds >= 1e-3
    ? `${(seconds * 1e3).toPrecision(3)} ms`
    : `${(seconds * 1e6).toPrecision(3)} us`;
}

export function printGrowth(results) {
  console.log(
    '\nTime of an epoch, and in brackets ns per sample and parameter (Node, batches of 20)',
  );
  const counts = [...new Set(results.map(({ parameters }) => parameters))];
  const cell = (parameters, samples) => {
    const { seconds } = results.find(
      (one) => one.parameters === parameters && one.samples === samples,
    );
    const each = (1e9 * seconds) / (samples * parameters);
    return `${formatTime(seconds)} (${each.toPrecision(2)})`;
  };
  printTable([
    ['parameters', ...sampleCounts.map((samples) => `${samples} samples`), ''],
    ...counts.map((count) => [
      count.toLocaleString('en'),
      ...sampleCounts.map((samples) => cell(count, samples)),
      '',
    ]),
  ]);
}
