import { expect, test } from 'vitest';
import { packDigits, readDigits } from '../../scripts/generate_mnist.js';

test('the package has 200 images of each digit, with ink in the middle and not in the corners', () => {
  const bytes = readDigits();
  expect(bytes.length).toBe(16 + 2000 * 785);
  const counts = new Array(10).fill(0);
  for (let start = 16; start < bytes.length; start += 785) {
    counts[bytes[start] ?? -1] += 1;
    const image = bytes.subarray(start + 1, start + 785);
    expect(image[0]).toBe(0);
    expect(image[783]).toBe(0);
    expect(Math.max(...image)).toBeGreaterThan(200);
  }
  expect(counts).toEqual(new Array(10).fill(200));
});

test('the digits follow one another, and what is no grey byte is refused', () => {
  const digits = [new Array(784).fill(0), new Array(784).fill(0.2)];
  const bytes = packDigits(digits, 1);
  expect([...bytes.subarray(0, 16)]).toEqual([
    100, 109, 110, 49, 2, 0, 0, 0, 28, 0, 0, 0, 28, 0, 0, 0,
  ]);
  expect([bytes[16], bytes[17], bytes[16 + 785], bytes[17 + 785]]).toEqual([0, 0, 1, 51]);
  expect(() => packDigits(digits, 2)).toThrow('too few images of 0');
  expect(() => packDigits([new Array(784).fill(1.2)], 1)).toThrow('1.2');
  expect(() => packDigits([new Array(784).fill(0.002)], 1)).toThrow('0.002');
});
