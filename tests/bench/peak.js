// The most multiplications and additions a second that one thread's SIMD does here: a loop that only
// touches registers, as WebAssembly written byte by byte.

// As many as V8's 15 registers hold beside the one constant. 12 are what latency takes where nothing
// ever comes late, and reached 6 to 12 percent less; nor is the loop unrolled, as V8 would mix its
// rounds, for which 14 are too few again.
const accumulators = 14;
const half = accumulators + 1; // local 0 is the counter
const lanes = 4;
const operationsPerRound = 1e6 * accumulators * lanes * 2;

const floatBytes = (value) => new Uint8Array(Float32Array.of(value).buffer);
const get = (local) => [0x20, local];
const set = (local) => [0x21, local];
const splat = (value) => [0x43, ...floatBytes(value), 0xfd, 0x13];
const multiply = [0xfd, 0xe6, 0x01];
const add = [0xfd, 0xe4, 0x01];

function size(length) {
  return length < 128 ? [length] : [(length % 128) + 128, Math.floor(length / 128)];
}

const section = (id, bytes) => [id, ...size(bytes.length), ...bytes];

function functionBody() {
  const locals = Array.from({ length: accumulators }, (_, i) => i + 1);
  const start = locals.flatMap((local) => [...splat(local / 16), ...set(local)]);
  const constant = [...splat(0.5), ...set(half)];
  const step = locals.flatMap((local) => [
    ...[...get(local), ...get(half), ...multiply],
    ...[...get(half), ...add, ...set(local)],
  ]);
  const countDown = [...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0]; // n -= 1; again unless 0
  const sum = [...get(1), ...locals.slice(1).flatMap((local) => [...get(local), ...add])];
  const firstLane = [0xfd, 0x1f, 0];
  const declared = [1, accumulators + 1, 0x7b]; // v128
  const loop = [0x03, 0x40, ...step, ...countDown, 0x0b];
  return [...declared, ...start, ...constant, ...loop, ...sum, ...firstLane, 0x0b];
}

/** A module with `peak(n)`, which runs the loop n times and gives a number that depends on it. */
function moduleBytes() {
  const body = functionBody();
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]), // (i32) -> f32
    ...section(3, [1, 0]),
    ...section(7, [1, 4, ...new TextEncoder().encode('peak'), 0, 0]),
    ...section(10, [1, ...size(body.length), ...body]),
  ]);
}

export class PeakEngine {
  constructor() {
    this.peak = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes())).exports.peak;
  }

  load() {
    return { difference: null };
  }

  measure(rounds) {
    const begin = performance.now();
    for (let i = 0; i < rounds; i++)
      if (!Number.isFinite(this.peak(1e6))) throw new Error('the loop left the finite numbers');
    return { seconds: (performance.now() - begin) / 1000, work: rounds * operationsPerRound };
  }
}
