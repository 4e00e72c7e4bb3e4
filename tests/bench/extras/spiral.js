// Seconds of training until the noiseless spiral's loss, (o - t)^2 / 2, is 0.01: the W2 network, each
// engine with the best of a few optimizers, and five seeds.
import { deep } from '../experiments.js';
import { median } from '../measure.js';
import { printTable } from '../table.js';

const wanted = 0.02; // our loss is (o - t)^2
const mostSeconds = 5;
const seeds = [1, 2, 3, 4, 5];
const goal = 0.05;

const descent = (learningRate) => ({ optimizer: { id: 'gradientDescent' }, learningRate });
const adam = (learningRate) => ({ optimizer: { id: 'adam' }, learningRate });
const own = (id, learningRate) => ({ optimizer: { id }, learningRate });

const candidates = {
  Descent: [adam(0.003), adam(0.01), own('nadam', 0.003), own('rmsProp', 0.003), descent(0.1)],
  plain: [adam(0.003), adam(0.01), descent(0.1)],
  convnetjs: [descent(0.03), descent(0.1), adam(0.01)],
  'brain.js': [descent(0.01), descent(0.03), adam(0.003)],
  synaptic: [descent(0.01), descent(0.03)],
  'tf.js wasm': [adam(0.003), adam(0.01)],
  'jax-js': [adam(0.003), adam(0.01)],
};

async function secondsOf(engine, training, seed) {
  const experiment = {
    ...deep,
    data: { ...deep.data, seed },
    network: { ...deep.network, seed },
    training: { ...deep.training, ...training },
  };
  await engine.load({ id: 'spiral', kind: 'train', experiment });
  await engine.secondsToLoss({ wanted, mostSeconds: 0.3 }); // lets the compilers settle
  return (await engine.secondsToLoss({ wanted, mostSeconds })) ?? Number.POSITIVE_INFINITY;
}

/** The optimizer that is fastest with the first two seeds. */
async function bestOf(engine, choices) {
  let best = { training: choices[0], seconds: Number.POSITIVE_INFINITY };
  for (const training of choices) {
    let seconds = 0;
    for (const seed of seeds.slice(0, 2))
      if (seconds < best.seconds) seconds += await secondsOf(engine, training, seed);
    if (seconds < best.seconds) best = { training, seconds };
  }
  return best.training;
}

export async function measureSpiral({ node }) {
  const results = [];
  for (const [name, choices] of Object.entries(candidates)) {
    const engine = node.engines[name];
    const training = await bestOf(engine, choices);
    const seconds = [];
    for (const seed of seeds) seconds.push(await secondsOf(engine, training, seed));
    results.push({ name, training, seconds });
  }
  return results;
}

const format = (seconds) => (Number.isFinite(seconds) ? seconds.toPrecision(2) : 'never');

export function printSpiral(results) {
  console.log(
    '\nSeconds of training to a loss (o - t)^2 / 2 of 0.01 on the spiral, Node, five seeds',
  );
  const rows = results.map(({ name, training: { optimizer, learningRate }, seconds }) => [
    name,
    format(median(seconds)),
    `(${format(Math.min(...seconds))}-${format(Math.max(...seconds))})`,
    `${optimizer.id} at ${learningRate}`,
  ]);
  printTable([['', 'median', '', ''], ...rows]);
  const [{ seconds }] = results;
  console.log(`goal ${goal}: ${median(seconds) <= goal ? 'reached' : 'MISSED'}`);
}
