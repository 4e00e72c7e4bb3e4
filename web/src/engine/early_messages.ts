import type { ToWorker } from './messages';

/**
 * Begins a worker's first script: it keeps what comes before the worker's own script has started, the
 * module's code (or null) and requests.
 */
export const keepEarlyMessages = `earlyRequests = [];
sharedCode = new Promise((keep) => {
  onmessage = ({ data }) => { if (data?.type) earlyRequests.push(data); else keep(data); };
  onmessageerror = () => keep(null);
});`;

const scope = globalThis as unknown as {
  readonly sharedCode?: Promise<WebAssembly.Module | null>;
  readonly earlyRequests?: ToWorker[];
  onmessage: (event: MessageEvent<ToWorker>) => void;
};

/** In a worker: the code that the page compiles meanwhile, if it does. */
export function codeFromPage(): Promise<WebAssembly.Module | null> | undefined {
  return scope.sharedCode;
}

/** In a worker: gives all requests to `handle` in their order, first those that were kept. */
export function receiveRequests(handle: (request: ToWorker) => void): void {
  scope.onmessage = ({ data }) => handle(data);
  for (const request of scope.earlyRequests?.splice(0) ?? []) handle(request);
}
