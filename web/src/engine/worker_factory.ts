import { type FirstBuild, sharedCode } from './compiled_code';
import { keepEarlyMessages } from './early_messages';
import workerUrl from './worker.ts?worker&url';
import type { WorkerLike } from './worker_connection';

/** The part of Trusted Types used here; not every browser, nor TypeScript's library, has it. */
interface TrustedTypePolicy {
  createScriptURL(url: string): unknown;
}
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedTypePolicy;
}

let policy: TrustedTypePolicy | null = null;

/** The page's content policy admits one policy of this name, so it is made once. */
function trustedScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('descent', {
    createScriptURL(candidate) {
      if (candidate.startsWith('blob:')) return candidate;
      throw new TypeError(`not a worker of this page: ${candidate}`);
    },
  });
  // A TrustedScriptURL, which the Worker constructor takes in place of a string.
  return policy.createScriptURL(url) as string;
}

/** One blob per module, kept for the page's life: a replacement starts from the same one. */
const blobUrls = new Map<string, string>();

function blobUrlFor(moduleUrl: string): string {
  const known = blobUrls.get(moduleUrl);
  if (known !== undefined) return known;
  const failure = "{ type: 'fatal', error: { kind: 'load', message: String(thrown) } }";
  const source = `${keepEarlyMessages}import(${JSON.stringify(moduleUrl)}).catch((thrown) => postMessage(${failure}));`;
  const blobUrl = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  blobUrls.set(moduleUrl, blobUrl);
  return blobUrl;
}

/**
 * Starts a worker from a module's absolute URL by way of a short classic blob worker: it inherits
 * the page's content policy and also starts in a frame sandboxed to an opaque origin, where a direct
 * worker does not. A module that cannot be imported is reported as a load failure.
 */
export function createBlobWorker(moduleUrl: string, name = ''): Worker {
  return new Worker(trustedScriptUrl(blobUrlFor(moduleUrl)), { name });
}

/**
 * The worker that trains; it is handed the code that all workers of the page share. Its name tells it
 * which module that is, so that it fetches the rest of it meanwhile.
 */
export function createEngineWorker(first: FirstBuild = 'lean'): WorkerLike {
  const worker = createBlobWorker(new URL(workerUrl, import.meta.url).href, first);
  void sharedCode(first).then((code) => {
    try {
      worker.postMessage(code);
    } catch {
      worker.postMessage(null); // code that may not be handed over: the worker fetches its own
    }
  });
  return worker;
}
