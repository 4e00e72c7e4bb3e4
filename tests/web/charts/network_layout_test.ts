import { describe, expect, test } from 'vitest';
import {
  type ColumnLook,
  columnAt,
  layOutNetwork,
  placeOf,
  unitCentre,
} from '../../../web/src/charts/network_layout';

const deep = [7, 8, 8, 8, 8, 8, 8, 8, 8, 1];
const shapes = [[1, 1], [2, 8, 8, 1], deep, [4, 256, 16, 3], [7, 256, 256, 256, 256, 3], [2, 1]];
const sizes = [
  [320, 300],
  [360, 420],
  [700, 500],
  [870, 640],
  [320, 160],
] as const;

describe.each(sizes)('in %i x %i', (width, height) => {
  test.each(shapes.map((counts) => ({ counts })))('$counts fits', ({ counts }) => {
    const space = { width, height, header: 40, labelLeft: 40, labelRight: 20 };
    const layout = layOutNetwork(counts, space);
    const half = layout.nodeSize / 2;
    let right = 0;
    for (const { x, shown, units, firstY } of layout.columns) {
      expect(shown).toBeGreaterThan(0);
      expect(x - half).toBeGreaterThanOrEqual(Math.max(right, space.labelLeft));
      expect(x + half).toBeLessThanOrEqual(width - space.labelRight);
      const rows = shown < units ? shown + 1 : shown;
      expect(firstY - half).toBeGreaterThanOrEqual(space.header);
      expect(firstY + (rows - 1) * layout.rowPitch + half).toBeLessThanOrEqual(height);
      right = x + half;
    }
    expect(layout.rowPitch).toBeGreaterThanOrEqual(layout.nodeSize);
  });
});

const roomy = { width: 900, height: 600, header: 40, labelLeft: 0, labelRight: 0 };

test('shows all of ten units, and nine and a number of more', () => {
  const layout = layOutNetwork([10, 11, 256, 1], roomy);
  expect(layout.columns.map(({ shown }) => shown)).toEqual([10, 9, 9, 1]);
});

test('numbers units across columns by what is there, not by what is drawn', () => {
  const layout = layOutNetwork([2, 256, 3], roomy);
  expect(placeOf(layout, 0, 1)).toEqual({
    kind: 'input',
    column: 0,
    layer: -1,
    index: 1,
    unit: 1,
    grouped: false,
  });
  expect(placeOf(layout, 1, 0)).toMatchObject({ kind: 'hidden', layer: 0, unit: 2 });
  expect(placeOf(layout, 2, 1)).toMatchObject({ kind: 'output', layer: 1, index: 1, unit: 259 });
});

test('boxes stand for all units of a column, and leave the numbers of the others', () => {
  const group = (boxes: number | null): ColumnLook => ({
    boxes,
    stacked: false,
    links: 'whole',
    caption: ['Convolution', '6 × 10 × 10'],
  });
  const looks = [group(1), group(6), group(null)];
  const layout = layOutNetwork([196, 600, 3], roomy, looks);
  expect(layout.columns.map(({ shown, units }) => [shown, units])).toEqual([
    [1, 1],
    [6, 6],
    [3, 3],
  ]);
  expect(placeOf(layout, 1, 5)).toMatchObject({ index: 5, unit: 196, grouped: true });
  expect(placeOf(layout, 2, 1)).toMatchObject({ unit: 797, grouped: false });
  const footed = layOutNetwork([1, 30], { ...roomy, footer: 100 });
  const last = columnAt(footed, 1);
  expect(last.firstY + last.shown * footed.rowPitch).toBeLessThanOrEqual(roomy.height - 100);
});

test('columns of different heights share one middle', () => {
  const layout = layOutNetwork([2, 8, 1], roomy);
  const middles = layout.columns.map(
    ({ shown, firstY }) => firstY + ((shown - 1) * layout.rowPitch) / 2,
  );
  for (const middle of middles) expect(middle).toBeCloseTo(middles[0] ?? 0, 9);
});

test('a column that is not there is an error that names it', () => {
  const layout = layOutNetwork([2, 1], roomy);
  expect(() => columnAt(layout, 2)).toThrow('column: 2 is not allowed (0 to 1)');
  expect(unitCentre(layout, 0, 0)[0]).toBeLessThan(unitCentre(layout, 1, 0)[0]);
});
