// npm test: sets up, builds, runs every test, and ends with the line "N passed, N failed".
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { build, buildPreset } from './build.js';
import { CommandFailed, npmCommand, projectFolder, setup, succeeds } from './commands.js';

const results = path.join(projectFolder, 'build', 'results');

/** ctest over one preset's build, which makes these programs; every TEST_CASE counts. */
function runNative(preset, programs) {
  const report = path.join(results, `${preset}.xml`);
  const ok = succeeds(
    'ctest',
    ...['--test-dir', `build/${preset}`, '--parallel', String(availableParallelism())],
    ...['--output-on-failure', '--progress', '--no-tests=error', '--output-junit', report],
  );
  return count(ok, () => {
    const xml = readFileSync(report, 'utf8');
    expectParts(programs, (name) => xml.includes(`<testcase name="${name}:`));
    const suite = xml.match(/<testsuite [^>]*>/s)?.[0] ?? '';
    const number = (name) => Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1]);
    const failed = number('failures') + number('disabled') + number('skipped');
    return { passed: number('tests') - failed, failed };
  });
}

/** Vitest over some projects of tests/vitest.config.ts. */
function runVitest(name, ...projects) {
  const report = path.join(results, `${name}.json`);
  const ok = succeeds(
    npmCommand('vitest'),
    ...['run', '--config', 'tests/vitest.config.ts'],
    ...projects.flatMap((project) => ['--project', project]),
    ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`],
  );
  return count(ok, () => {
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    expectParts(projects, (project) =>
      testResults.some((file) => file.name.includes(`/tests/${project}/`)),
    );
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
  });
}

/** Throws when a program or project that should have run has no result. */
function expectParts(parts, isThere) {
  const missing = parts.filter((part) => !isThere(part));
  if (missing.length > 0) throw new Error(`nothing ran of ${missing.join(', ')}`);
}

/**
 * Skipped tests count as failed. A runner that crashed, ran nothing, or failed without a failing test
 * (a file that does not load, say) adds one failure.
 */
function count(ok, read) {
  let counted;
  try {
    counted = read();
  } catch (error) {
    console.error(`No result: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
  const { passed, failed } = counted;
  const isSound = Number.isInteger(passed) && passed + failed > 0 && (ok || failed > 0);
  return isSound ? counted : { passed: passed || 0, failed: (failed || 0) + 1 };
}

const floatPrograms = ['core_tests', 'session_tests'];
const steps = [
  ['set-up', () => setup('test')],
  ['page', build],
  ['architecture, wasm, web', () => runVitest('units', 'architecture', 'wasm', 'web')],
  ['native build', () => buildPreset('native')],
  ['native', () => runNative('native', [...floatPrograms, 'core_tests_double'])],
  ['sanitizer build', () => buildPreset('sanitize')],
  ['sanitizers', () => runNative('sanitize', floatPrograms)],
  ['browsers', () => runVitest('browser', 'browser')],
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const sum = { passed: 0, failed: 0 };
for (const [name, step] of steps) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  try {
    const result = await step();
    sum.passed += result?.passed ?? 0;
    sum.failed += result?.failed ?? 0;
  } catch (error) {
    // What could not be set up or built leaves nothing for the later steps to test.
    console.error(error instanceof CommandFailed ? error.message : error);
    sum.failed += 1;
    break;
  }
  console.log(`== ${name}: ${Math.round((performance.now() - start) / 1000)} s`);
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
