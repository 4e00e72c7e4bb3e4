// Every engine that runs where JavaScript runs, by name; a peer is fetched when it is first asked for.
import { DescentEngine } from './engine.js';
import { PeakEngine } from './peak.js';
import { ProductsEngine } from './products_engine.js';
import { provideImages } from './start.js';

/** `module` is ours; `folders` says where a place finds the wasm files of the others. */
const makers = {
  Descent: (module) => new DescentEngine(module),
  'Descent scoring': (module) => new DescentEngine(module, { evaluatesEach: true }),
  peak: () => new PeakEngine(),
  products: async (_, folders) => new ProductsEngine(await folders.products()),
  plain: async (module) => new (await import('./peers/plain.js')).PlainPeer(module),
  convnetjs: async (module) => new (await import('./peers/convnetjs.js')).ConvNetPeer(module),
  'brain.js': async (module) => new (await import('./peers/brainjs.js')).BrainPeer(module),
  synaptic: async (module) => new (await import('./peers/synaptic.js')).SynapticPeer(module),
  'tf.js cpu': async (module, folders) =>
    new (await import('./peers/tfjs.js')).TfjsPeer(module, 'cpu', folders.tfjs),
  'tf.js wasm': async (module, folders) =>
    new (await import('./peers/tfjs.js')).TfjsPeer(module, 'wasm', folders.tfjs),
  'jax-js': async (module) => new (await import('./peers/jaxjs.js')).JaxPeer(module),
  onnxruntime: async (module, folders) =>
    new (await import('./peers/onnx.js')).OnnxPeer(module, folders.onnx),
};

export const engineNames = Object.keys(makers);

/** Asks engines by name; each is made once. */
export class Engines {
  constructor(module, folders) {
    this.module = module;
    this.folders = folders;
    this.made = new Map();
  }

  /** Saves generating them, where that would count. */
  provideImages(bytes) {
    provideImages(this.module, bytes);
  }

  async call(name, method, argument) {
    if (!this.made.has(name)) this.made.set(name, makers[name](this.module, this.folders));
    return (await this.made.get(name))[method](argument);
  }
}

const methods = [
  ...['load', 'measure', 'measurePredictions', 'lossAfter', 'startGrid', 'predict'],
  ...['hashAfter', 'secondsToLoss'],
];

/** An engine whose every method asks `call` for it. */
export function remoteEngine(name, call) {
  return Object.fromEntries(
    methods.map((method) => [method, (argument) => call(name, method, argument)]),
  );
}
