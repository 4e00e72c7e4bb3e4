import type { EngineError } from './messages';

/** What the engine's promises reject with; `error` is plain data for the page. */
export class EngineFailure extends Error {
  readonly error: EngineError;

  constructor(error: EngineError) {
    super(error.message);
    this.name = 'EngineFailure';
    this.error = error;
  }
}

const memoryTexts = /out of memory|cannot enlarge memory|\bOOM\b|bad_alloc|allocation failed/i;
/** RangeErrors that the JavaScript engine throws by itself, not the bindings. */
const engineRangeErrors = /call stack|array length|typed array|array buffer/i;

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * Tells a refused configuration (RangeError of the bindings, everything goes on) from a broken
 * instance: out of memory, or any other throw, after which nothing in wasm memory can be trusted.
 */
export function classifyThrown(thrown: unknown): EngineError {
  // The bindings turn the core's own exceptions into RangeErrors; what is left is std::bad_alloc.
  if (thrown instanceof WebAssembly.Exception) {
    return { kind: 'memory', message: 'out of memory' };
  }
  const message = textOf(thrown);
  if (memoryTexts.test(message)) return { kind: 'memory', message };
  if (thrown instanceof RangeError && !engineRangeErrors.test(message)) {
    return { kind: 'configuration', message };
  }
  return { kind: 'trap', message };
}

/** An error while the module is fetched, compiled or started. */
export function classifyLoadFailure(thrown: unknown): EngineError {
  if (thrown instanceof EngineFailure) return thrown.error;
  return { kind: 'load', message: textOf(thrown) };
}
