// The printed tables of speeds and of what agrees.
import { median, ratio } from './measure.js';
import { formatRate, formatRatio, percent, placeNames, printTable } from './table.js';

const nativeGoal = 0.85;

/** Rows of one place, the fastest first; ours has no ratio. */
function placeRows(place, { workload, rates, differences }) {
  const ours = rates[`${place} Descent`];
  const peak = rates[`${place} peak`];
  return Object.entries(rates)
    .filter(([name]) => name.startsWith(`${place} `) && !name.endsWith(' peak'))
    .map(([name, theirs]) => ({ name, theirs }))
    .sort((a, b) => median(b.theirs) - median(a.theirs))
    .map(({ name, theirs }) => {
      const isOurs = theirs === ours;
      const share = (median(theirs) * workload.operations) / median(peak);
      return [
        `    ${name.slice(place.length + 1)}`,
        formatRate(median(theirs)),
        isOurs ? '' : formatRatio(ratio(ours, theirs)),
        percent(share),
        differences[name] ?? '',
      ];
    });
}

function refusalRows(place, { refusals }) {
  return Object.entries(refusals)
    .filter(([name]) => name.startsWith(`${place} `) && !name.endsWith(' products'))
    .map(([name, reason]) => [`    ${name.slice(place.length + 1)}`, '-', '', '', reason]);
}

/** The fastest peer of a place for which `wanted` holds of its difference, or null. */
function fastestPeer(place, { rates, differences }, wanted) {
  const own = [`${place} Descent`, `${place} Descent scoring`, `${place} peak`];
  const names = Object.keys(rates).filter(
    (name) => name.startsWith(`${place} `) && !own.includes(name),
  );
  const allowed = names.filter((name) => wanted(name, differences[name]));
  return allowed.sort((a, b) => median(rates[b]) - median(rates[a]))[0] ?? null;
}

function goalLine(place, result, text, goal, wanted) {
  const peer = fastestPeer(place, result, wanted);
  if (goal === undefined || peer === null) return [];
  const reached = ratio(result.rates[`${place} Descent`], result.rates[peer]);
  const verdict = reached.median >= goal ? 'reached' : 'MISSED';
  const name = peer.slice(place.length + 1);
  return [`      ${formatRatio(reached)} times ${text}, ${name}; goal ${goal}: ${verdict}`];
}

function goalLines(place, result) {
  const { goal, kind } = result.workload;
  const trains = (name) => kind === 'train' || !name.endsWith('onnxruntime');
  return [
    ...goalLine(
      ...[place, result, 'the best that trains and computes the same', goal.same],
      (name, difference) => difference === null && trains(name),
    ),
    ...goalLine(place, result, 'the fastest of all', goal.any, () => true),
    nativeLine(place, result),
  ];
}

function nativeLine(place, { workload, rates }) {
  const reached = ratio(rates[`${place} Descent`], rates['native Descent']);
  const isGoal = /W[1-5]/.test(workload.id);
  const verdict = reached.median >= nativeGoal ? 'reached' : 'MISSED';
  return `      ${formatRatio(reached)} of native${isGoal ? `; goal ${nativeGoal}: ${verdict}` : ''}`;
}

function printWorkload(result) {
  const { workload, rates } = result;
  console.log(`\n${workload.id}: ${workload.title}`);
  const rows = [['', workload.unit, 'ours/theirs', 'of SIMD peak', '']];
  for (const place of Object.keys(placeNames)) {
    const peak = formatRate(median(rates[`${place} peak`]));
    rows.push([`  ${placeNames[place]}, peak ${peak}FLOP/s`, '', '', '', '']);
    rows.push(...placeRows(place, result), ...refusalRows(place, result));
  }
  printTable(rows);
  for (const place of ['node', 'chromium']) {
    console.log(`    ${placeNames[place]}: Descent reaches`);
    for (const line of goalLines(place, result)) console.log(line);
  }
}

export function printSpeed(results, repeats) {
  if (results.length === 0) return;
  console.log(`\nMedians of ${repeats} interleaved repeats, one thread; (least-greatest ratio).`);
  console.log(
    'Descent scores all samples where a run starts and ends, "Descent scoring" after each',
  );
  console.log('epoch, as the page does; the others only train. The share of the SIMD peak counts');
  console.log(
    "training's products alone; the peak is a loop of multiplications and additions that",
  );
  console.log('only touches registers.');
  for (const result of results) printWorkload(result);
}

export function printAgreement(groups) {
  for (const { title, against, checks } of groups) {
    const agree = checks.every(({ agrees }) => agrees);
    console.log(`\n${title} ${agree ? 'agree' : 'DO NOT AGREE'} (${against})`);
    for (const { agrees, text } of checks) console.log(`  ${agrees ? 'yes' : 'NO '} ${text}`);
  }
}
