import { expect, test } from 'vitest';
import { entries } from '../../../web/src/experiment/catalog';
import { shownColumns } from '../../../web/src/panels/data_table_panel';
import { groupsOf, isCut, placesOf, type Segment } from '../../../web/src/panels/segment_tables';
import { withoutWeights } from '../../../web/src/panels/weights_panel';
import { Texts } from '../../../web/src/text/text';

test.each(['en', 'zh-Hans'] as const)('%s: a layer without weights is named', (language) => {
  const texts = new Texts(language);
  for (const { id } of entries('layers').filter(({ hasWeights }) => !hasWeights)) {
    const words = withoutWeights(texts, { kind: id });
    expect(words.startsWith(texts.label('layers', id))).toBe(true);
    expect(words).not.toMatch(/[{}]|page\./);
  }
});

test('a table of a layer reads its numbers column by column, the first of them only', () => {
  const segment = { name: 'weights', offset: 100, rows: 3, columns: 2 } as const;
  const most = { units: 3, inputs: 2 };
  expect(placesOf(segment, most)).toEqual([
    [100, 103],
    [101, 104],
    [102, 105],
  ]);
  expect(isCut(segment, most)).toBe(false);
  expect(placesOf(segment, { units: 2, inputs: 1 })).toEqual([[100], [101]]);
  expect([
    isCut(segment, { units: 2, inputs: 2 }),
    isCut(segment, { units: 3, inputs: 1 }),
  ]).toEqual([true, true]);
});

test('vectors of one length stand beside each other, a matrix alone', () => {
  const segment = (name: Segment['name'], rows: number, columns = 1) => ({
    name,
    offset: 0,
    rows,
    columns,
  });
  const parts = [
    segment('weights', 8, 3),
    segment('recurrentWeights', 8, 3),
    segment('bias', 8),
    segment('scale', 2),
    segment('recurrentBias', 8),
    segment('shift', 2),
  ];
  expect(groupsOf(parts).map((group) => group.map(({ name }) => name))).toEqual([
    ['weights'],
    ['recurrentWeights'],
    ['bias', 'recurrentBias'],
    ['scale', 'shift'],
  ]);
});

test('the data table cuts only what is too wide to scroll through', () => {
  expect([1, 20, 100, 101, 784].map(shownColumns)).toEqual([1, 20, 100, 16, 16]);
});
