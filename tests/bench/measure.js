// Interleaved repeats, so that whatever else the machine does falls on all engines alike.

/** How long one measurement takes, in seconds. */
const duration = 0.35;

/** Runs for about one measurement, which also lets the compilers settle; gives its rounds. */
async function warmUp(engine) {
  let rounds = 1;
  for (let total = 0; total < duration; ) {
    const seconds = await engine.measure(rounds);
    total += seconds;
    rounds = Math.max(1, Math.round(rounds * Math.min(10, duration / seconds)));
  }
  return rounds;
}

/** Work per second of each engine, one number a repeat, by the engine's name. */
export async function measureWorkload(workload, engines, repeats) {
  const contestants = [];
  for (const [name, engine] of Object.entries(engines)) {
    await engine.load(workload);
    contestants.push({ name, engine, rounds: await warmUp(engine), rates: [] });
  }
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const { engine, rounds, rates } of contestants)
      rates.push((rounds * workload.perRound) / (await engine.measure(rounds)));
  return Object.fromEntries(contestants.map(({ name, rates }) => [name, rates]));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, least and greatest of the ratios of repeats that ran one after the other. */
export function ratio(numerators, denominators) {
  const ratios = numerators.map((value, i) => value / denominators[i]);
  return { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
}
