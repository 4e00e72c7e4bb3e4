import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { patience } from './descent_page';
import { projectFolder } from './in_both_browsers';
import { serveFolder } from './serve_folder';

/** A message of the frame, and whether it came from the frame's own window. */
export interface Received {
  readonly data: unknown;
  readonly fromFrame: boolean;
}

declare global {
  interface Window {
    received: Received[];
  }
}

export interface FrameOptions {
  readonly src: string;
  /** The value of the sandbox attribute; undefined leaves it out. */
  readonly sandbox?: string | undefined;
  readonly width: number;
  /** A height in pixels that stays; undefined follows the heights that the frame tells. */
  readonly height?: number | undefined;
}

/** Someone else's site with one page that embeds ours. */
export async function serveEmbeddingPage({ src, sandbox, width, height }: FrameOptions) {
  const build = path.join(projectFolder, 'build');
  mkdirSync(build, { recursive: true });
  const folder = mkdtempSync(path.join(build, 'embedding_'));
  const attribute = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
  const address = src.replaceAll('&', '&amp;');
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <link rel="icon" href="data:,">
    <title>A lesson</title>
    <style>body { margin: 0 } iframe { display: block; width: ${width}px; height: ${height ?? 100}px; border: 0 }</style>
    <script>
      window.received = [];
      addEventListener('message', (event) => {
        const frame = document.querySelector('iframe');
        received.push({ data: event.data, fromFrame: event.source === frame.contentWindow });
        if (${height === undefined} && event.data?.type === 'resize') frame.style.height = event.data.data.height + 'px';
      });
    </script>
  </head>
  <body><iframe src="${address}" title="Descent"${attribute}></iframe></body>
</html>`;
  writeFileSync(path.join(folder, 'index.html'), html);
  const site = await serveFolder(folder, { headers: {} });
  return {
    url: site.url,
    async close() {
      await site.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The embedded page inside an open embedding page. */
export async function frameOf(page: Page): Promise<Frame> {
  const frame = () => page.frames().find((each) => each.url().includes('/embed.html'));
  await expect.poll(() => frame() !== undefined, patience).toBe(true);
  return frame() as Frame;
}

/** All that the frame told so far. */
export function receivedBy(page: Page): Promise<Received[]> {
  return page.evaluate(() => window.received);
}
