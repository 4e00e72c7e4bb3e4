import { expect, test } from 'vitest';
import { curveRise, hitTest } from '../../../web/src/charts/network_hit';
import { layOutNetwork, placeOf, unitCentre } from '../../../web/src/charts/network_layout';
import { biasAt, linkStrength, weightAt } from '../../../web/src/charts/network_links';
import { neighbour } from '../../../web/src/charts/unit_buttons';

const space = { width: 700, height: 500, header: 40, labelLeft: 30, labelRight: 0 };
const layout = layOutNetwork([2, 4, 1], space);

test('every drawn neuron is hit at its centre', () => {
  layout.columns.forEach(({ shown }, column) => {
    for (let index = 0; index < shown; index++) {
      const [x, y] = unitCentre(layout, column, index);
      expect(hitTest(layout, x, y)).toEqual({
        kind: 'unit',
        place: placeOf(layout, column, index),
      });
    }
  });
});

test('every link is hit on its own curve near its start', () => {
  const half = layout.nodeSize / 2;
  for (let to = 0; to < 4; to++) {
    const [startX, startY] = unitCentre(layout, 0, 1);
    const [endX, endY] = unitCentre(layout, 1, to);
    const across = 0.35;
    const x = startX + half + (endX - startX - 2 * half) * across;
    const y = startY + (endY - startY) * curveRise(across);
    expect(hitTest(layout, x, y)).toEqual({
      kind: 'link',
      from: placeOf(layout, 0, 1),
      to: placeOf(layout, 1, to),
    });
  }
});

test('empty places are nothing', () => {
  expect(hitTest(layout, 5, 5)).toBeNull();
  expect(hitTest(layout, 690, 490)).toBeNull();
  expect(hitTest(layout, -100, 1e6)).toBeNull();
});

test('links rise from 0 to 1, half in the middle, flat at the ends', () => {
  expect(curveRise(0)).toBeCloseTo(0, 6);
  expect(curveRise(0.5)).toBeCloseTo(0.5, 6);
  expect(curveRise(1)).toBeCloseTo(1, 6);
  expect(curveRise(0.05)).toBeLessThan(0.05);
  // A point of the Bézier itself, at t = 0.25: x = 1.5t(1-t) + t³, y = t²(3-2t).
  expect(curveRise(0.296875)).toBeCloseTo(0.15625, 6);
});

test('weights are read column by column, biases by unit', () => {
  const layer = { units: 3, inputs: 2, weightOffset: 1, biasOffset: 7 };
  const parameters = Float32Array.from({ length: 10 }, (_, index) => index);
  expect(weightAt(parameters, layer, 0, 2)).toBe(3);
  expect(weightAt(parameters, layer, 1, 0)).toBe(4);
  expect(biasAt(parameters, layer, 2)).toBe(9);
  expect(biasAt(parameters, { ...layer, biasOffset: -1 }, 2)).toBeNull();
});

test('a link’s strength grows with the size of its weight and stays under 1', () => {
  expect(linkStrength(0)).toBe(0);
  expect(linkStrength(-2)).toBe(linkStrength(2));
  expect(linkStrength(2)).toBeGreaterThan(linkStrength(1));
  expect(linkStrength(1e9)).toBeLessThanOrEqual(1);
  expect(linkStrength(Number.NaN)).toBe(1);
});

test.each([
  ['ArrowDown', 1, 1, 1, 2],
  ['ArrowDown', 1, 3, 1, 3],
  ['ArrowUp', 1, 0, 1, 0],
  ['Home', 1, 2, 1, 0],
  ['End', 1, 0, 1, 3],
  ['ArrowRight', 1, 3, 2, 0],
  ['ArrowLeft', 0, 1, 0, 1],
  ['ArrowLeft', 1, 0, 0, 0],
  ['ArrowRight', 2, 0, 2, 0],
])('%s leads from column %i unit %i to column %i unit %i', (key, column, index, toColumn, to) => {
  const from = placeOf(layout, column, index);
  expect(neighbour(layout, from, key)).toEqual(placeOf(layout, toColumn, to));
});

test('other keys are left to the page', () => {
  expect(neighbour(layout, placeOf(layout, 0, 0), 'a')).toBeNull();
});
