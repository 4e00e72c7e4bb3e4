import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { chromiumArguments, executableOf } from '../../../scripts/browsers.js';

export type BrowserName = 'chromium' | 'firefox';
export const browserNames: readonly BrowserName[] = ['chromium', 'firefox'];

export interface LaunchOptions {
  /** More command-line arguments. */
  readonly args?: readonly string[];
  /** Firefox preferences. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>;
}

/** Starts a headless browser in a new, empty profile, which is removed when it closes. */
export async function launchBrowser(
  name: BrowserName,
  options: LaunchOptions = {},
): Promise<Browser> {
  const profile = mkdtempSync(path.join(tmpdir(), `descent_${name}_`));
  const browser = await launch({
    browser: name === 'chromium' ? 'chrome' : 'firefox',
    executablePath: executableOf(name),
    headless: true,
    timeout: 120_000, // ms: a first start on a busy machine takes its time
    userDataDir: profile,
    env: { ...process.env, HOME: profile }, // Firefox does not start without one it may write
    args: [...(name === 'chromium' ? chromiumArguments : []), ...(options.args ?? [])],
    ...(name === 'firefox' ? { extraPrefsFirefox: { ...options.prefs } } : {}),
  });
  browser
    .process()
    ?.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return browser;
}
