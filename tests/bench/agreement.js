// A ratio means something only if both sides compute the same: losses, grids and, between the
// builds of our own core, the very bits.

const tolerance = 1e-3;
const hashEpochs = 20;

/** Ours and the control from the same start, in batches whose order does not matter. */
function compareWithPlain(workload, { wasm, plain }) {
  for (const engine of [wasm, plain]) engine.load(workload);
  if (workload.kind === 'grids') {
    const ours = wasm.grids();
    const theirs = plain.grids();
    const difference = ours.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - theirs[i])),
      0,
    );
    const agrees = ours.length === theirs.length && difference < tolerance;
    return {
      agrees,
      text: `${workload.id} grids differ by at most ${difference.toExponential(1)}`,
    };
  }
  const epochs = workload.id === 'W7' ? 1000 : 200;
  const ours = wasm.fullBatchLoss(epochs);
  const theirs = plain.fullBatchLoss(epochs);
  const text = `${workload.id} loss ${ours.toPrecision(6)} and ${theirs.toPrecision(6)} after ${epochs} full batches`;
  return { agrees: Math.abs(ours - theirs) < tolerance, text };
}

/** The core's builds after some mini-batch epochs: the same weights to the bit. */
async function compareBuilds(workload, builds) {
  const hashes = {};
  for (const [name, engine] of Object.entries(builds)) {
    await engine.load(workload);
    hashes[name] = await engine.hashAfter(hashEpochs);
  }
  const agrees = new Set(Object.values(hashes)).size === 1;
  const found = agrees ? Object.values(hashes)[0] : JSON.stringify(hashes);
  return { agrees, text: `${workload.id} weights after ${hashEpochs} epochs: ${found}` };
}

/** What was compared, in groups; `inNode` are the engines that answer at once. */
export async function checkAgreement(workloads, inNode, builds) {
  const losses = workloads.map((workload) => compareWithPlain(workload, inNode));
  const bits = [];
  for (const workload of workloads)
    if (workload.kind === 'train') bits.push(await compareBuilds(workload, builds));
  return [
    { title: 'losses', against: 'ours and plain JavaScript', checks: losses },
    { title: 'bits', against: Object.keys(builds).join(', '), checks: bits },
  ].filter(({ checks }) => checks.length > 0);
}
