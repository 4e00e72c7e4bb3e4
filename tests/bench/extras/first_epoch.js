// From a fresh Chromium worker, everything compiled anew, to the end of the first epoch.
import { evaluatedEvery, withHalfTheImages } from '../experiments.js';
import { median } from '../measure.js';
import { printTable } from '../table.js';
import { workloads } from '../workloads.js';

const names = ['Descent', 'plain', 'convnetjs', 'brain.js', 'tf.js wasm', 'jax-js'];
const goals = { W1: 40, W3: 80 }; // ms

export async function measureFirstEpochs({ chromium }, { repeats }) {
  const results = [];
  for (const { id, kind, restart, experiment } of workloads.filter((one) => one.id in goals)) {
    const isOnImages = experiment.data.dataset.id === 'mnist';
    const shorter = evaluatedEvery(1, isOnImages ? withHalfTheImages(experiment) : experiment);
    const workload = { id, kind, restart, experiment: shorter };
    const milliseconds = Object.fromEntries(names.map((name) => [name, []]));
    for (let repeat = 0; repeat < repeats; repeat++)
      for (const name of names)
        milliseconds[name].push(await chromium.timeFirstEpoch(name, workload));
    results.push({ id, milliseconds });
  }
  return results;
}

export function printFirstEpochs(results) {
  console.log('\nMilliseconds from a fresh worker to the end of the first epoch, Chromium');
  const rows = results.map(({ id, milliseconds }) => {
    const medians = names.map((name) => median(milliseconds[name]));
    const verdict = medians[0] <= goals[id] ? 'reached' : 'MISSED';
    return [id, ...medians.map((value) => value.toFixed(0)), `goal ${goals[id]}: ${verdict}`];
  });
  printTable([['', ...names, ''], ...rows]);
  console.log(
    '(W3 with 1,000 samples; of the peers without what reads their start from our engine)',
  );
}
