import { loadDescentModule } from './module_loader';
import { startWorker } from './start_worker';

/** The code that the page compiles meanwhile; the script that imports this one waits for it. */
const { sharedCode } = globalThis as { sharedCode?: Promise<WebAssembly.Module | null> };

void startWorker(
  (message, transfer) => postMessage(message, transfer),
  (handler) => {
    addEventListener('message', (event) => handler(event.data));
  },
  () => loadDescentModule(name === 'simd' ? 'simd' : 'lean', sharedCode),
);
