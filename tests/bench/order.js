// The order of the samples in each epoch, as core/random.cpp and core/training/trainer.cpp draw it,
// so that every engine sees the same batches.

const mask = (1n << 64n) - 1n;
const orderStream = 5n; // RandomStream::order

/** PCG32 (O'Neill 2014), seeded as core/random.cpp does. */
class Random {
  constructor(seed) {
    this.state = 0n;
    this.increment = (orderStream << 1n) | 1n;
    this.next();
    this.state = (this.state + BigInt(seed)) & mask;
    this.next();
  }

  next() {
    const old = this.state;
    this.state = (old * 6364136223846793005n + this.increment) & mask;
    const shifted = Number((((old >> 18n) ^ old) >> 27n) & 0xffffffffn);
    const rotation = Number(old >> 59n);
    return ((shifted >>> rotation) | (shifted << (-rotation & 31))) >>> 0;
  }

  /** Lemire (2019), algorithm 5. */
  below(bound) {
    for (;;) {
      const product = BigInt(this.next()) * BigInt(bound);
      if (Number(product & 0xffffffffn) >= 2 ** 32 % bound) return Number(product >> 32n);
    }
  }
}

/** Epochs whose orders are drawn; longer runs begin again with the first. */
const drawnEpochs = 50;

const drawn = new Map();

/** One Uint32Array of sample numbers for each epoch. */
export function epochOrders(seed, samples) {
  const key = `${seed} ${samples}`;
  if (!drawn.has(key)) {
    const random = new Random(seed);
    const orders = Array.from({ length: drawnEpochs }, () => {
      const order = Uint32Array.from({ length: samples }, (_, i) => i);
      for (let i = samples; i > 1; i--) {
        const other = random.below(i);
        [order[i - 1], order[other]] = [order[other], order[i - 1]];
      }
      return order;
    });
    drawn.set(key, orders);
  }
  return drawn.get(key);
}
