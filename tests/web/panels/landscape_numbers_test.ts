import { expect, test } from 'vitest';
import type { Inspection } from '../../../web/src/engine/messages';
import {
  axisNames,
  largestStableStep,
  sharpnessRemark,
  surfaceSentences,
} from '../../../web/src/panels/landscape_numbers';
import { Texts } from '../../../web/src/text/text';

const texts = new Texts('en');
const surface = (change: Partial<Inspection<'surface'>> = {}): Inspection<'surface'> => ({
  subject: 'surface',
  columns: 3,
  rows: 3,
  losses: Float64Array.of(9, 8, 7, 6, 0.5, 4, 3, 2, 1),
  extents: [1, 1],
  shares: [],
  path: new Float64Array(0),
  epoch: 12,
  run: 1,
  ...change,
});
const way = { shares: [0.9, 0.05], path: new Float64Array(8) };

test('twice the inverse of the eigenvalue is the largest stable step', () => {
  expect(largestStableStep(4)).toBe(0.5);
  expect(largestStableStep(0)).toBeNull();
  expect(largestStableStep(-4)).toBeNull();
  expect(largestStableStep(Number.NaN)).toBeNull();
});

test('axes along the training tell what they explain', () => {
  expect(axisNames(texts, surface())).toEqual(['First direction', 'Second direction']);
  const [first, second] = axisNames(texts, surface(way));
  expect(first).toContain('90');
  expect(second).toContain('5');
});

test('the sentences tell the middle, the ends and the way', () => {
  const plain = surfaceSentences(texts, surface());
  for (const part of ['loss 0.5', 'epoch 12', '(9)', 'equal factors'])
    expect(plain).toContain(part);
  expect(plain).not.toContain('explain');
  expect(surfaceSentences(texts, surface(way))).toContain('explain 95% of');
  const line = surfaceSentences(
    texts,
    surface({ ...way, rows: 1, losses: Float64Array.of(2, 0, 1) }),
  );
  expect(line).toContain('loss 0,');
  expect(line).toContain('90%');
  expect(line).not.toContain('equal');
  const zero = surfaceSentences(texts, surface({ losses: new Float64Array(9) }));
  expect(zero).toContain('equal steps');
});

test('sharpness says when it is not sharp', () => {
  const look = {
    subject: 'curvature',
    eigenvalue: 5,
    residual: 0.25,
    iterations: 200,
    converged: true,
  } as const;
  expect(sharpnessRemark(texts, look)).toBe('');
  expect(sharpnessRemark(texts, { ...look, converged: false })).toContain('±0.25');
  expect(sharpnessRemark(texts, { ...look, eigenvalue: -5 })).toContain('negative');
});
