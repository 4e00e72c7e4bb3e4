// Generated images in the digits' own form, 28 x 28 grey bytes: each class has a pattern of blobs,
// which every image shows shifted and with noise, so that there is something to learn.

const imageCount = 2000;
export const side = 28;
const pixels = side * side;
const classes = 10;
const headerSize = 16;

/** Marsaglia's 32-bit xorshift as numbers in [0, 1). */
function generator(seed) {
  let bits = seed;
  return () => {
    bits ^= bits << 13;
    bits ^= bits >>> 17;
    bits ^= bits << 5;
    return (bits >>> 0) / 2 ** 32;
  };
}

/** Four round blobs: their places and sizes in pixels. */
function pattern(random) {
  return Array.from({ length: 4 }, () => ({
    x: 6 + 16 * random(),
    y: 6 + 16 * random(),
    size: 1.5 + 2 * random(),
  }));
}

function draw(image, blobs, random) {
  const shiftX = 4 * random() - 2;
  const shiftY = 4 * random() - 2;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const x = (pixel % side) - shiftX;
    const y = Math.floor(pixel / side) - shiftY;
    let ink = 0;
    for (const blob of blobs) {
      const distance = Math.sqrt((x - blob.x) ** 2 + (y - blob.y) ** 2);
      ink = Math.max(ink, Math.min(1, 1 + blob.size - distance));
    }
    // Noise everywhere: engines part the gradient of a maximum differently where pixels are equal.
    image[pixel] = Math.round(255 * (0.1 * random() + 0.9 * ink * (0.6 + 0.4 * random())));
  }
}

/** The bytes that the module's `provideData('mnist', ...)` reads; see core/datasets/mnist.h. */
export function imageBytes() {
  const bytes = new Uint8Array(headerSize + imageCount * (1 + pixels));
  bytes.set([...'dmn1'].map((letter) => letter.charCodeAt(0)));
  const header = new DataView(bytes.buffer);
  [imageCount, side, side].forEach((number, i) => {
    header.setUint32(4 + 4 * i, number, true);
  });
  const random = generator(2463534242);
  const patterns = Array.from({ length: classes }, () => pattern(random));
  for (let image = 0, at = headerSize; image < imageCount; image++, at += 1 + pixels) {
    bytes[at] = image % classes;
    draw(bytes.subarray(at + 1, at + 1 + pixels), patterns[image % classes], random);
  }
  return bytes;
}
