import { expect, test } from 'vitest';
import { roundCorners } from '../../../web/src/charts/rounded_corners';

const red = 0xff0000ff;

/** The opacities of a picture of red pixels, from 0 to 255, row after row. */
function opacities(columns: number, rows: number, radius: number): number[][] {
  const pixels = new Uint32Array(columns * rows + 2).fill(red);
  roundCorners(pixels, 1, columns, rows, radius);
  expect([pixels[0], pixels.at(-1)]).toEqual([red, red]); // what lies around stays
  for (const pixel of pixels) expect(pixel & 0xffffff).toBe(0x0000ff);
  return Array.from({ length: rows }, (_, row) =>
    Array.from(pixels.subarray(1 + row * columns, 1 + (row + 1) * columns), (one) => one >>> 24),
  );
}

test('only the four corners become transparent, all alike', () => {
  const found = opacities(12, 9, 3);
  expect(found[0]?.[0]).toBe(0);
  expect(found[0]?.[2]).toBeGreaterThan(200);
  for (const [y, row] of found.entries())
    for (const [x, opacity] of row.entries()) {
      expect(opacity).toBe(found[8 - y]?.[11 - x]);
      expect(opacity).toBe(found[y]?.[11 - x]);
      const isCorner = Math.min(x, 11 - x) < 3 && Math.min(y, 8 - y) < 3;
      if (!isCorner) expect(opacity).toBe(255);
    }
});

test('a circle of half a pixel leaves nearly all of it', () => {
  expect(opacities(4, 4, 0.5)[0]?.[0]).toBe(255);
});

test('a quarter of a circle keeps as much of its square as it covers', () => {
  const side = 16;
  const corner = opacities(2 * side, 2 * side, side).slice(0, side);
  const sum = corner.flatMap((row) => row.slice(0, side)).reduce((a, b) => a + b, 0);
  expect(sum / 255 / side ** 2).toBeCloseTo(Math.PI / 4, 2);
});
