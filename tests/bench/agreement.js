// A ratio means something only if both sides compute the same: losses and grids of all engines that
// claim to and, between the builds of our own core, the very bits.

const tolerance = 1e-3;

/** What an engine comes to: a loss, or the grid of the output before training. */
async function resultOf(engine, { kind, agreement }) {
  if (kind === 'train') return [await engine.lossAfter(agreement.epochs)];
  return engine.startGrid();
}

function distance(ours, theirs) {
  if (ours.length !== theirs.length) return Number.POSITIVE_INFINITY;
  return ours.reduce((most, value, i) => {
    const difference = Math.abs(value - theirs[i]);
    return difference <= most ? most : difference; // NaN stays
  }, 0);
}

/** One check per engine of every place against ours under Node. */
async function compareLosses(workload, places) {
  const variant = { ...workload, ...workload.agreement };
  const { Descent: descent } = places.node.engines;
  await descent.load(variant);
  const ours = await resultOf(descent, workload);
  const what =
    workload.kind === 'train'
      ? `loss after ${workload.agreement.epochs} epochs`
      : 'grid of outputs';
  const checks = [];
  for (const [place, { engines }] of Object.entries(places)) {
    for (const [name, engine] of Object.entries(engines)) {
      if (name === 'peak' || engine === descent) continue;
      const { refusal, difference } = await engine.load(variant);
      if (refusal !== undefined || difference !== null) continue;
      if (engine.startGrid === undefined && workload.kind !== 'train') continue;
      const theirs = await resultOf(engine, workload);
      const apart = distance(ours, theirs);
      const values =
        workload.kind === 'train' ? ` ${ours[0].toFixed(6)}, ${theirs[0].toFixed(6)}` : '';
      const text = `${workload.id} ${what}, ours and ${place} ${name}:${values}`;
      checks.push({ agrees: apart < tolerance, text: `${text} ${apart.toExponential(1)} apart` });
    }
  }
  return checks;
}

/** The core's builds after some mini-batch epochs: the same weights to the bit. */
async function compareBuilds(workload, builds) {
  const { experiment, epochs } = workload.agreement;
  const hashes = {};
  for (const [name, engine] of Object.entries(builds)) {
    await engine.load({ ...workload, experiment });
    hashes[name] = await engine.hashAfter(epochs);
  }
  const agrees = new Set(Object.values(hashes)).size === 1;
  const found = agrees ? Object.values(hashes)[0] : JSON.stringify(hashes);
  return { agrees, text: `${workload.id} weights after ${epochs} epochs: ${found}` };
}

/** What was compared, in groups. */
export async function checkAgreement(workloads, places) {
  const builds = {
    'wasm in Node': places.node.engines.Descent,
    'wasm in Chromium': places.chromium.engines.Descent,
    native: places.native.engines.Descent,
  };
  const losses = [];
  const bits = [];
  for (const workload of workloads) {
    console.log(`comparing ${workload.id}`);
    losses.push(...(await compareLosses(workload, places)));
    if (workload.kind === 'train') bits.push(await compareBuilds(workload, builds));
  }
  return [
    { title: 'losses', against: 'all that compute the same', checks: losses },
    { title: 'bits', against: Object.keys(builds).join(', '), checks: bits },
  ].filter(({ checks }) => checks.length > 0);
}
