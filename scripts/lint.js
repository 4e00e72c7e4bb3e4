// npm run lint: formats, names and types of everything; exits 1 when one of them finds something.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { buildEngine } from './build.js';
import { CommandFailed, capture, npmCommand, run, runScript, setup, succeeds } from './commands.js';
import { cppFiles } from './cpp_files.js';

/** clang-tidy over each source of core and session once, several at a time. */
async function clangTidy() {
  run('cmake', '--preset', 'native', '--log-level=WARNING');
  const database = 'build/lint/compile_commands.json';
  // The double build compiles the same sources a second time, and clang-tidy would read them twice.
  const commands = JSON.parse(readFileSync('build/native/compile_commands.json', 'utf8')).filter(
    ({ command, file }) => file.endsWith('.cpp') && /descent_(core|session)\.dir/.test(command),
  );
  // Nor does clang read g++'s precompiled headers.
  for (const one of commands) one.command = one.command.replace(/ -include \S+cmake_pch\.hxx/, '');
  mkdirSync(path.dirname(database), { recursive: true });
  writeFileSync(database, JSON.stringify(commands));
  // The database is g++'s, whose warnings clang does not all know.
  const options = [
    '--quiet',
    '-p',
    path.dirname(database),
    '--extra-arg=-Wno-unknown-warning-option',
  ];
  const waiting = commands.map(({ file }) => file);
  let clean = true;
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const result = await capture('clang-tidy', ...options, file);
      if (result.code === 0) continue;
      console.error(result.output);
      clean = false;
    }
  });
  await Promise.all(workers);
  return clean;
}

const checks = [
  ['clang-format', () => succeeds('clang-format', '--dry-run', '-Werror', ...cppFiles())],
  ['biome', () => succeeds(npmCommand('biome'), 'ci', '--colors=off', '--error-on-warnings')],
  ['tsc web', () => succeeds(npmCommand('tsc'), '--noEmit', '-p', 'web')],
  ['tsc worker', () => succeeds(npmCommand('tsc'), '--noEmit', '-p', 'web/tsconfig.worker.json')],
  ['tsc tests', () => succeeds(npmCommand('tsc'), '--noEmit', '-p', 'tests')],
  ['clang-tidy', clangTidy],
];

await runScript(async () => {
  setup('lint');
  await buildEngine(); // the page's types come from the generated catalogue
  const failed = [];
  for (const [name, check] of checks) {
    console.log(`== ${name}`);
    if (!(await check())) failed.push(name);
  }
  if (failed.length > 0) throw new CommandFailed(`lint found something: ${failed.join(', ')}`);
  console.log('lint: nothing found');
});
