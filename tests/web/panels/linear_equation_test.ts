import { expect, test } from 'vitest';
import { linearForm } from '../../../web/src/panels/linear_equation';

const layer = (inputs: number, units: number, weightOffset: number, biasOffset: number) => ({
  inputs,
  units,
  weightOffset,
  biasOffset,
  activation: 'linear',
});

test('without hidden layers the form is the parameters themselves', () => {
  const parameters = Float32Array.of(2, -3, 0.5);
  expect(linearForm([layer(2, 1, 0, 2)], parameters)).toEqual({ weights: [2, -3], bias: 0.5 });
  expect(linearForm([layer(2, 1, 0, -1)], parameters)).toEqual({ weights: [2, -3], bias: 0 });
});

test('linear layers multiply: the answer at a point is the same as layer by layer', () => {
  // W1 = [[1, 4], [2, 5], [3, 6]], b1 = [7, 8, 9], W2 = [10, 11, 12], b2 = 13.
  const parameters = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  const form = linearForm([layer(2, 3, 0, 6), layer(3, 1, 9, 12)], parameters);
  expect(form).toEqual({ weights: [68, 167], bias: 279 });
});

test('a bend or several outputs have no such form', () => {
  const parameters = new Float32Array(9);
  expect(linearForm([{ ...layer(1, 2, 0, 2), activation: 'relu' }], parameters)).toBeNull();
  expect(linearForm([layer(1, 2, 0, 2)], parameters)).toBeNull();
  expect(linearForm([], parameters)).toBeNull();
});
