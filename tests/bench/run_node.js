// The engines under Node, each in a thread of its own, so that none disturbs another.
import { Worker } from 'node:worker_threads';
import { engineNames, remoteEngine } from './engines.js';

export function startNode() {
  const workers = new Map();
  const workerOf = (name) => {
    if (!workers.has(name)) {
      // The loss of warnings and greetings is no loss; errors come as answers.
      const url = new URL('./node_worker.js', import.meta.url);
      workers.set(name, new Worker(url, { stdout: true, stderr: true }));
    }
    return workers.get(name);
  };
  const call = (name, method, argument) =>
    new Promise((resolve, reject) => {
      const worker = workerOf(name);
      worker.removeAllListeners();
      worker.once('error', reject);
      worker.once('message', ({ answer, error }) =>
        error === undefined ? resolve(answer) : reject(new Error(`${name}: ${error}`)),
      );
      worker.postMessage({ name, method, argument });
    });
  return {
    engines: Object.fromEntries(engineNames.map((name) => [name, remoteEngine(name, call)])),
    close: () => Promise.all([...workers.values()].map((worker) => worker.terminate())),
  };
}
