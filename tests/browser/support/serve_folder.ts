import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pageHeaders } from '../../../web/content_security_policy';

export interface ServeOptions {
  /** The sub-folder that the site stands in, such as '/lessons/descent/'. */
  readonly prefix?: string;
  /** Headers instead of those of a host that serves the built page; {} sends none of ours. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Content types by extension that differ from the usual ones. */
  readonly types?: Readonly<Record<string, string>>;
  /** Milliseconds for which files are held back, by extension. */
  readonly delays?: Readonly<Record<string, number>>;
}

export interface ServedFolder {
  /** Address of the folder, ending in a slash. */
  readonly url: string;
  /** Paths that were asked for and are not there. */
  readonly missing: string[];
  /** What requests said of where they came from. */
  readonly referrers: readonly string[];
  close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

function fileFor(folder: string, prefix: string, url: string): string | null {
  const { pathname } = new URL(url, 'http://localhost');
  if (!pathname.startsWith(prefix)) return null;
  const name = decodeURIComponent(pathname.slice(prefix.length)) || 'index.html';
  const file = path.resolve(folder, name);
  const inside = file.startsWith(path.resolve(folder) + path.sep);
  return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/** Serves a folder on a free port of localhost. */
export async function serveFolder(
  folder: string,
  { prefix = '/', headers = pageHeaders, types = {}, delays = {} }: ServeOptions = {},
): Promise<ServedFolder> {
  const missing: string[] = [];
  const referrers: string[] = [];
  const server = createServer((request, response) => {
    const file = fileFor(folder, prefix, request.url ?? '/');
    if (request.headers.referer !== undefined) referrers.push(request.headers.referer);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (file === null) {
      missing.push(request.url ?? '/');
      response.writeHead(404).end();
      return;
    }
    const extension = path.extname(file);
    const type = types[extension] ?? contentTypes[extension] ?? 'application/octet-stream';
    const send = () => {
      response.writeHead(200, { 'Content-Type': type });
      createReadStream(file).pipe(response);
    };
    setTimeout(send, delays[extension] ?? 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${prefix}`,
    missing,
    referrers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
