import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { executableOf } from '../../scripts/browsers.js';

const setup = path.join(import.meta.dirname, '../../scripts/setup');

/** What every machine has. */
const usual = ['sh', 'dirname', 'find', 'grep', 'tr', 'env', 'cat'];

/** A node that takes itself for another version. */
function nodeOf(version: string): string {
  const disguise = `Object.defineProperty(process, "versions", { value: { node: "${version}" } });`;
  return `[ "$1" = --version ] && echo v${version} || exec ${process.execPath} -e '${disguise}'"$2"`;
}
const npm = `echo "npm $* into \${npm_config_cache:-its own}" >&2`;
/** Knows chromium-browser alone, as Ubuntu does, and writes in the reader's language. */
const aptCache = `[ "$2" = chromium ] && candidate='(none)' || candidate=1.0
[ "\${LC_ALL:-}" = C ] && echo "  Candidate: $candidate" || echo "  候选： $candidate"`;

/** Runs scripts/setup on a machine that has only the given commands, as name and shell script. */
function run(kind: string, scripts: Readonly<Record<string, string>>, home?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'descent_setup_'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  for (const name of usual) symlinkSync(executable(name), path.join(bin, name));
  for (const [name, script] of Object.entries({ node: nodeOf('20.19.0'), npm, ...scripts })) {
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(bin, name), 0o755);
  }
  const copy = path.join(folder, 'scripts/setup');
  cpSync(setup, copy);
  writeFileSync(path.join(folder, 'package-lock.json'), '{}');
  const environment = { PATH: bin, HOME: home ?? folder, LC_ALL: 'zh_CN.UTF-8' };
  const { status, stderr } = spawnSync(copy, [kind], { env: environment, encoding: 'utf8' });
  return { status, stderr };
}

function executable(name: string): string {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
}

const present = Object.fromEntries(
  ['g++', 'cmake', 'ninja', 'em++', 'wasm-opt', 'firefox', 'clang-format', 'clang-tidy'].map(
    (x) => [x, ''],
  ),
);
/** A machine that seems to have Debian's packages, so that headers and fonts count as there. */
const packages = 'printf "libeigen3-dev/installed doctest-dev/installed fonts-noto-cjk/installed "';

test('without apt-get it names what to install, and stops', () => {
  const { ninja: _, ...others } = present;
  const { status, stderr } = run('build', { ...others, 'dpkg-query': packages });
  expect(status).toBe(1);
  expect(stderr).toMatch(/no apt-get/);
  expect(stderr.match(/^ {2}\S+$/gm)).toEqual(['  ninja-build']);
});

test('without sudo a reader who is not root is told what to install', () => {
  const commands = { ...present, 'dpkg-query': packages, 'apt-get': '', id: 'echo 1000' };
  const { status, stderr } = run('test', commands);
  expect(status).toBe(1);
  expect(stderr).toMatch(/only root/);
  expect(stderr.match(/^ {2}\S+$/gm)).toEqual(['  chromium']);
});

test('where a package has another name it is installed by that, in every language', () => {
  const { status, stderr } = run('test', {
    ...present,
    'dpkg-query': packages,
    id: 'echo 0',
    'apt-cache': aptCache,
    'apt-get': '[ "$1" = update ] || echo "asked: $*" >&2',
  });
  expect(stderr).toBe(
    'asked: install -y --no-install-recommends chromium-browser\n' +
      'npm ci --include=dev into its own\n',
  );
  expect(status).toBe(0);
});

test('for the reference it installs what the usual Python lacks, and nothing else', () => {
  const { status, stderr } = run('reference', {
    'dpkg-query': 'printf "python3-numpy/installed python3-torch/not-installed "',
    id: 'echo 0',
    'apt-cache': aptCache,
    'apt-get': '[ "$1" = update ] || echo "asked: $*" >&2',
  });
  expect(stderr).toBe(
    'asked: install -y --no-install-recommends python3-torch python3-sklearn\n' +
      'npm ci --include=dev into its own\n',
  );
  expect(status).toBe(0);
});

test('a home folder that cannot be written is no hindrance', () => {
  const { stderr } = run('build', { ...present, 'dpkg-query': packages }, '/nowhere');
  expect(stderr).toMatch(/^npm ci --include=dev into \/.*\/build\/npm_cache\n$/);
});

test.each(['18.20.4', '20.18.3'])('Node.js %s is too old, and is named', (version) => {
  const commands = { ...present, 'dpkg-query': packages, node: nodeOf(version) };
  const { status, stderr } = run('build', commands);
  expect(status).toBe(1);
  expect(stderr).toBe(`Descent needs Node.js 20.19 or newer; this is v${version}\n`);
});

test('Node.js 22 is new enough', () => {
  const commands = { ...present, 'dpkg-query': packages, node: nodeOf('22.3.0') };
  expect(run('build', commands).status).toBe(0);
});

test('a browser is found by any of its names, and a missing one is named', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'descent_path_'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(executable('sh'), path.join(folder, 'firefox'));
  expect(executableOf('firefox', `/nowhere:${folder}`)).toBe(path.join(folder, 'firefox'));
  expect(() => executableOf('chromium', folder)).toThrow(/chromium is not in PATH/);
});
