// npm run coverage: the share of core/'s lines that the native tests run, by g++'s gcov; exits 1
// below 95 %. A line counts once, whichever of the float and the double build runs it.

import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import {
  CommandFailed,
  capture,
  filesUnder,
  projectFolder,
  run,
  runScript,
  setup,
} from './commands.js';

const folder = path.join(projectFolder, 'build', 'coverage');
const required = 95;

const programs = ['core_tests', 'core_tests_double', 'session_tests'];

/** The build's files with this ending: ".gcno" names an object file's lines, ".gcda" counts them. */
const buildFiles = (ending) => filesUnder(folder, (name) => name.endsWith(ending));

/** Adds to `counts` how often each line of core/ ran, as one object file tells it. */
async function addCounts(counts, file) {
  const { code, output } = await capture('gcov', '--json-format', '--stdout', file);
  // What no test program links has no counts, which gcov says and takes for 0.
  const json = output.split('\n').find((line) => line.startsWith('{'));
  if (code !== 0 || !json) throw new CommandFailed(`gcov ${file}:\n${output}`);
  for (const { file: source, lines } of JSON.parse(json).files) {
    const name = path.relative(projectFolder, path.resolve(folder, source));
    if (!name.startsWith(`core${path.sep}`)) continue;
    const known = counts.get(name) ?? new Map();
    counts.set(name, known);
    for (const { line_number: number, count } of lines) {
      known.set(number, (known.get(number) ?? 0) + count);
    }
  }
}

/** How often each line of each file of core/ ran, of the lines with code. */
async function readCounts() {
  const counts = new Map();
  const waiting = buildFiles('.gcno');
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
        await addCounts(counts, file);
      }
    }),
  );
  return counts;
}

/** "12, 15-17" */
function ranges(numbers) {
  const parts = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(', ');
}

const perCent = (part, whole) => (whole === 0 ? 100 : (100 * part) / whole).toFixed(1);

/** Prints a line for each file, and gives the lines that ran and all lines. */
function report(counts) {
  const sum = { ran: 0, lines: 0 };
  for (const [name, lines] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const missed = [...lines].filter(([, count]) => count === 0).map(([number]) => number);
    const ran = lines.size - missed.length;
    sum.ran += ran;
    sum.lines += lines.size;
    const numbers = `${ran}/${lines.size}`.padStart(9);
    const share = `${perCent(ran, lines.size)} %`.padStart(8);
    const rest = missed.length > 0 ? `  not: ${ranges(missed.sort((a, b) => a - b))}` : '';
    console.log(`${share} ${numbers}  ${name}${rest}`);
  }
  return sum;
}

await runScript(async () => {
  setup('build');
  run('cmake', '--preset', 'coverage', '--log-level=WARNING');
  run('cmake', '--build', folder, '--target', ...programs);
  for (const file of buildFiles('.gcda')) rmSync(file);
  for (const program of programs) run(path.join(folder, 'tests', program));
  const counts = await readCounts();
  const { ran, lines } = report(counts);
  console.log(`core: ${counts.size} files, ${ran} of ${lines} lines, ${perCent(ran, lines)} %`);
  if (100 * ran < required * lines) throw new CommandFailed(`less than ${required} %`);
});
