// A worker for every engine, so that none disturbs another, and calls to them.
import { imageBytes } from '../images.js';

function startWorker() {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
}

function ask(worker, message) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) =>
      data.error === undefined ? resolve(data.answer) : reject(new Error(data.error));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });
}

const workers = new Map();

window.askEngine = (message) => {
  if (!workers.has(message.name)) workers.set(message.name, startWorker());
  return ask(workers.get(message.name), message);
};

/** Milliseconds from a fresh worker, with everything compiled anew, to the end of an epoch. */
window.timeFirstEpoch = async (name, workload) => {
  // Only where they are trained on: to hand over 1.6 MB takes milliseconds.
  const images = workload.experiment.data.dataset.id === 'mnist' ? imageBytes() : null;
  const begin = performance.now();
  const worker = startWorker();
  const excluded = await ask(worker, { name, method: 'firstEpoch', argument: workload, images });
  const milliseconds = performance.now() - begin - excluded;
  worker.terminate();
  return milliseconds;
};
