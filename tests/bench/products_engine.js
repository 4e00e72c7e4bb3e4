// The core's products alone, as a wasm module of their own.

/** What Emscripten's start imports and never calls here. */
const nothing = new Proxy({}, { get: () => () => 0, has: () => true });

export class ProductsEngine {
  constructor(bytes) {
    const module = new WebAssembly.Module(bytes);
    const names = WebAssembly.Module.imports(module).map(({ module: name }) => name);
    const imports = Object.fromEntries(names.map((name) => [name, nothing]));
    const { exports } = new WebAssembly.Instance(module, imports);
    exports._initialize?.();
    this.run = exports.run_products;
  }

  load({ kind, product }) {
    if (kind !== 'products') return { refusal: 'computes products only' };
    this.product = product;
    return { difference: null };
  }

  measure(rounds) {
    const { kind, rows, inner, columns } = this.product;
    const begin = performance.now();
    const result = this.run(kind, rows, inner, columns, rounds);
    const seconds = (performance.now() - begin) / 1000;
    if (!(result > 0)) throw new Error(`a product of positive numbers gave ${result}`);
    return { seconds, work: rounds * 2 * rows * inner * columns };
  }
}
