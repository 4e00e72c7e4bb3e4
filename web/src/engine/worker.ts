import { codeFromPage, receiveRequests } from './early_messages';
import { loadDescentModule } from './module_loader';
import { startWorker } from './start_worker';

void startWorker(
  (message, transfer) => postMessage(message, transfer),
  receiveRequests,
  () => loadDescentModule(name === 'simd' ? 'simd' : 'lean', codeFromPage()),
);
