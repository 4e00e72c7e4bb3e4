/** Made-up images in the form of the page's file of MNIST, as tests/core/datasets/provided_samples.h. */
export function madeUpMnist(): Uint8Array {
  const bytes = [100, 109, 110, 49, 0xd0, 7, 0, 0, 28, 0, 0, 0, 28, 0, 0, 0];
  for (let image = 0; image < 2000; image++) {
    const label = image % 10;
    bytes.push(label);
    for (let pixel = 0; pixel < 784; pixel++) {
      const isInk = (pixel + image * 7) % (label + 3) === 0;
      bytes.push(isInk ? 255 - (pixel % 100) : 0);
    }
  }
  return Uint8Array.from(bytes);
}
