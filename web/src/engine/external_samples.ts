/// <reference path="./wasm_url.d.ts" />
import mnistUrl from '../generated/mnist.bin?url';
import { EngineFailure } from './failure';

const urls: Readonly<Record<string, string>> = { mnist: mnistUrl };

/** The samples of an external dataset, from this page's own host; rejects with EngineFailure. */
export async function fetchSamples(dataset: string): Promise<Uint8Array> {
  try {
    const url = urls[dataset];
    if (url === undefined) throw new RangeError('no address');
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `data.dataset: '${dataset}' could not be loaded (${reason})`;
    throw new EngineFailure({ kind: 'configuration', message });
  }
}
