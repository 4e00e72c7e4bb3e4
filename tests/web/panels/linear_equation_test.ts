import { expect, test } from 'vitest';
import { equationOf } from '../../../web/src/panels/linear_equation';
import { Texts } from '../../../web/src/text/text';

const texts = new Texts('en');

test('the weights stand before their inputs and the bias last, with three digits', () => {
  const equation = equationOf(texts, ['x1', 'x2'], Float64Array.of(1.23456, -0.98765, 0.5), true);
  expect(equation).toContain('y = 1.23 x₁ − 0.988 x₂ + 0.5');
});

test('a leading minus and a bias that is not there', () => {
  const equation = equationOf(texts, ['x'], Float64Array.of(-3.75, 0), false);
  expect(equation).toMatch(/y = −3\.75 x$/);
});

test('what is as good as zero has no sign', () => {
  expect(equationOf(texts, ['x'], Float64Array.of(1, -1e-9), true)).toMatch(/y = 1 x \+ 0$/);
});

test('no linear form, or more inputs than fit a line, give no equation', () => {
  expect(equationOf(texts, ['x'], new Float64Array(0), true)).toBe('');
  const many = ['x1', 'x2', 'x1x2', 'sinX1'];
  expect(equationOf(texts, many, Float64Array.of(1, 2, 3, 4, 5), true)).toBe('');
});
