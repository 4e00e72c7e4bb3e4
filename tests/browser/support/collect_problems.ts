import type { Page } from 'puppeteer-core';

/**
 * Collects, from now on, what no page of ours may have: console errors and warnings, uncaught
 * errors, requests that failed or went to another host. The list grows while the page lives.
 */
export function collectProblems(page: Page): string[] {
  const problems: string[] = [];
  let host: string | null = null;
  page.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warn') problems.push(`console ${type}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${String(error)}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // What Firefox says of requests that were under way when their page was closed.
    if (!/browsing context was disposed/i.test(reason))
      problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return;
    host ??= url.host;
    if (url.host !== host) problems.push(`other host: ${request.url()}`);
  });
  return problems;
}
