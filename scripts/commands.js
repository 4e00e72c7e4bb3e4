// What the scripts share: running commands in the project's folder. Built-in modules only, since
// they run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(projectFolder);

/** Thrown by `run`; the command itself has already said what is wrong. */
export class CommandFailed extends Error {}

/** Runs a command with its output shown; throws CommandFailed unless it succeeds. */
export function run(command, ...args) {
  if (!succeeds(command, ...args)) throw new CommandFailed(`failed: ${command} ${args.join(' ')}`);
}

/** Runs a command with its output shown; says whether it succeeded. */
export function succeeds(command, ...args) {
  const { error, status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/** Runs a command quietly; gives its exit code and all its output. */
export function capture(command, ...args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: `${command}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Installs what is missing for a `kind` of scripts/setup. May ask for a password, so it has stdin. */
export function setup(kind) {
  const { status } = spawnSync('scripts/setup', [kind], { stdio: 'inherit' });
  if (status !== 0) throw new CommandFailed(`failed: scripts/setup ${kind}`);
}

/** The path of a command that npm installed. */
export function npmCommand(name) {
  return path.join('node_modules', '.bin', name);
}

/** Every file under a folder for which `wanted` holds, in a fixed order. */
export function filesUnder(folder, wanted = () => true) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(name, wanted);
      return wanted(name) ? [name] : [];
    });
}

/** The latest time in ms at which one of the files, or anything in one of the folders, changed. */
export function lastChange(...names) {
  return Math.max(
    ...names.map((name) => {
      const status = statSync(name);
      if (!status.isDirectory()) return status.mtimeMs;
      // A folder's own time changes when something in it is removed.
      return Math.max(
        status.mtimeMs,
        ...readdirSync(name).map((child) => lastChange(path.join(name, child))),
      );
    }),
  );
}

/** Runs a script's `main`, turning a failed command into a line and exit code 1. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof CommandFailed ? error.message : error);
    process.exitCode = 1;
  }
}

/** True when the module with this `import.meta.url` is the script that node was started with. */
export function isMain(url) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(url);
}
