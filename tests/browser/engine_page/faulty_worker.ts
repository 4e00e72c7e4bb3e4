import type { DescentModule, Session } from '../../../wasm_bindings/descent_module';
import { receiveRequests } from '../../../web/src/engine/early_messages';
import type { FromWorker } from '../../../web/src/engine/messages';
import { type LoadedModule, loadDescentModule } from '../../../web/src/engine/module_loader';
import { startWorker } from '../../../web/src/engine/start_worker';

/** What the page may ask of this worker beside the engine's own requests. */
export type Fault = 'hang' | 'trap';

// biome-ignore format: one section a line
const trapCode = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // magic, version 1
  0x01, 0x04, 0x01, 0x60, 0x00, 0x00, // type 0: () -> ()
  0x03, 0x02, 0x01, 0x00, // function 0 of type 0
  0x07, 0x05, 0x01, 0x01, 0x74, 0x00, 0x00, // exported as "t"
  0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b, // code: unreachable
]);

let trapsNext = false;

/** The real module, whose training traps when it has been asked to. */
function withTrap(module: DescentModule): DescentModule {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(trapCode));
  const trap = exports.t as () => void;
  const prototype: Session = module.Session.prototype;
  const { train } = prototype;
  prototype.train = function (maximumBatches: number, maximumEpochs: number) {
    if (trapsNext) trap();
    return train.call(this, maximumBatches, maximumEpochs);
  };
  return module;
}

async function load(): Promise<LoadedModule> {
  const loaded = await loadDescentModule();
  return { ...loaded, module: withTrap(loaded.module) };
}

/** This file runs as a worker; the tests' type check only knows pages. */
const scope = globalThis as unknown as {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
};

addEventListener('message', ({ data }) => {
  if (data === ('hang' satisfies Fault)) for (;;);
  if (data === ('trap' satisfies Fault)) trapsNext = true;
});

void startWorker(
  (message, transfer) => scope.postMessage(message, transfer),
  (handle) =>
    receiveRequests((request) => {
      if (typeof request === 'object') handle(request);
    }),
  load,
);
