// Interleaved repeats, so that whatever else the machine does falls on all engines alike.

/** How long one measurement takes, in seconds. */
const duration = 0.35;
const clockStep = 1e-4; // seconds; browsers round their clock to about this

/** Runs for about one measurement, which also lets the compilers settle; gives its rounds. */
async function warmUp(measure) {
  let rounds = 1;
  for (let total = 0; total < duration; ) {
    const seconds = Math.max(clockStep, (await measure(rounds)).seconds);
    total += seconds;
    rounds = Math.max(1, Math.round(rounds * Math.min(10, duration / seconds)));
  }
  return rounds;
}

/**
 * Work per second of each, one number a repeat, by its name; `measures` are functions that do so many
 * rounds and give their seconds and work.
 */
export async function measureAll(measures, repeats) {
  const contestants = [];
  for (const [name, measure] of Object.entries(measures))
    contestants.push({ name, measure, rounds: await warmUp(measure), rates: [] });
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const { measure, rounds, rates } of contestants) {
      const { work, seconds } = await measure(rounds);
      rates.push(work / seconds);
    }
  return Object.fromEntries(contestants.map(({ name, rates }) => [name, rates]));
}

/** By "<place> <engine>": rates, how what is computed differs, and why some cannot run it. */
export async function measureWorkload(workload, places, repeats) {
  const measures = {};
  const differences = {};
  const refusals = {};
  for (const [place, { engines }] of Object.entries(places)) {
    for (const [name, engine] of Object.entries(engines)) {
      const { refusal, difference } = await engine.load(workload);
      if (refusal !== undefined) {
        refusals[`${place} ${name}`] = refusal;
        continue;
      }
      measures[`${place} ${name}`] = (rounds) => engine.measure(rounds);
      differences[`${place} ${name}`] = difference;
    }
  }
  return { rates: await measureAll(measures, repeats), differences, refusals };
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
