import { loadDescentModule } from './module_loader';
import { startWorker } from './start_worker';

/** The code that the page compiled meanwhile; the script that imports this one has waited for it. */
const { leanCode } = globalThis as { leanCode?: Promise<WebAssembly.Module | null> };

void startWorker(
  (message, transfer) => postMessage(message, transfer),
  (handler) => {
    addEventListener('message', (event) => handler(event.data));
  },
  () => loadDescentModule(leanCode),
);
