import { loadDescentModule } from './module_loader';
import { startWorker } from './start_worker';

void startWorker(
  (message, transfer) => postMessage(message, transfer),
  (handler) => {
    addEventListener('message', (event) => handler(event.data));
  },
  loadDescentModule,
);
