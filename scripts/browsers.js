// The browsers that scripts/setup installs, or their like.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Commands by which scripts/setup takes a browser for installed, the first one first. */
const commands = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
};

/** Starts Chromium as root too, and without calls to its makers' hosts. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a browser; throws when none of its commands is in PATH.
 * @param {'chromium' | 'firefox'} name
 * @param {string} [searchPath]
 * @returns {string}
 */
export function executableOf(name, searchPath = process.env.PATH ?? '') {
  for (const command of commands[name]) {
    for (const folder of searchPath.split(path.delimiter)) {
      const file = path.join(folder, command);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error(`${name} is not in PATH (looked for ${commands[name].join(', ')})`);
}
