// Installs the peers and bundles what Chromium runs of the bench. After a change in package.json:
//   npm install --package-lock-only --omit-lockfile-registry-resolved --prefix tests/bench
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { CommandFailed, projectFolder, run } from '../../scripts/commands.js';

const sources = path.join(projectFolder, 'tests', 'bench');
/** Out of the way of all that walks over the project's own files. */
const folder = path.join(projectFolder, 'build', 'bench');
export const bundleFolder = path.join(folder, 'chromium');

/** npm's own record of what it installed says whether that is what the lock file names. */
function isInstalled() {
  const record = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const versions = (file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([name, { optional }]) => name !== '' && !optional)
      .map(([name, { version }]) => `${name} ${version}`)
      .sort()
      .join();
  return versions(record) === versions(path.join(sources, 'package-lock.json'));
}

/** Without install scripts: some build native code that no engine here needs. */
export function installPeers() {
  if (isInstalled()) return;
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(sources, name), path.join(folder, name));
  copyFileSync(path.join(projectFolder, '.npmrc'), path.join(folder, '.npmrc'));
  run('npm', 'ci', '--ignore-scripts', '--prefix', folder);
  if (!isInstalled()) throw new CommandFailed('npm did not install what the lock file names');
}

/** Finds the peers' packages where they are installed. */
const peerPackages = {
  name: 'peer-packages',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!/^[@a-z]/.test(source) || !importer?.startsWith(sources)) return null;
    return this.resolve(source, path.join(folder, 'peers.js'), { skipSelf: true });
  },
};

/** The page of tests/bench/chromium/, with its worker. */
export async function bundleForChromium() {
  await build({
    configFile: false,
    root: path.join(sources, 'chromium'),
    logLevel: 'error',
    plugins: [peerPackages],
    build: {
      outDir: bundleFolder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1e6,
    },
    worker: { format: 'es', plugins: () => [peerPackages] },
  });
}
