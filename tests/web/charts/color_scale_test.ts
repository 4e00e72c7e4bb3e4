import { expect, test } from 'vitest';
import {
  classColor,
  createDivergingTable,
  cssColor,
  divergingRgb,
  packPixel,
  TABLE_SIZE,
  tableIndex,
} from '../../../web/src/charts/color_scale';

/** Contrast ratio of two colours, WCAG 2.2, from their relative luminances. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('runs from vermillion over a light middle to blue', () => {
  const table = createDivergingTable();
  expect(table[0]).toBe(packPixel(0xd5, 0x5e, 0x00));
  expect(table[TABLE_SIZE - 1]).toBe(packPixel(0x00, 0x72, 0xb2));
  for (const middle of [127, 128]) {
    const pixel = table[middle] ?? 0;
    for (const shift of [0, 8, 16]) expect((pixel >>> shift) & 255).toBeGreaterThan(240);
  }
});

test('packs bytes in the order of ImageData', () => {
  const bytes = new Uint8ClampedArray(Uint32Array.of(packPixel(1, 2, 3)).buffer);
  expect([...bytes]).toEqual([1, 2, 3, 255]);
});

test.each([
  [-1, 0],
  [-7, 0],
  [Number.NEGATIVE_INFINITY, 0],
  [0, 128],
  [1, 255],
  [9, 255],
  [Number.POSITIVE_INFINITY, 255],
  [Number.NaN, 128],
])('shows %f of -1 to 1 by entry %i', (value, index) => {
  expect(tableIndex(value, -1, 1)).toBe(index);
});

test('gives positive values blue and negative ones vermillion, as the table does', () => {
  const table = createDivergingTable();
  for (const value of [-1, -0.3, 0.2, 0.9]) {
    const [red, green, blue] = divergingRgb(value, -1, 1);
    expect(packPixel(red, green, blue)).toBe(table[tableIndex(value, -1, 1)]);
  }
  const [red, , blue] = divergingRgb(0.8, -1, 1);
  expect(blue).toBeGreaterThan(red);
});

test('the ends stand out from both papers at 3:1', () => {
  for (const paper of ['#ffffff', '#121212']) {
    for (const value of [-1, 1]) {
      expect(contrast(cssColor(divergingRgb(value, -1, 1)), paper)).toBeGreaterThanOrEqual(3);
    }
  }
});

test('two classes wear the ends of the scale, ten classes ten colours', () => {
  expect([classColor(0, 2), classColor(1, 2)]).toEqual(['#d55e00', '#0072b2']);
  expect(new Set(Array.from({ length: 10 }, (_, index) => classColor(index, 10))).size).toBe(10);
});
