import { expect, test } from 'vitest';
import { columnKind, columnName, cutNote, shownNote } from '../../../web/src/panels/column_names';
import { Texts } from '../../../web/src/text/text';

const english = new Texts('en');
const chinese = new Texts('zh-Hans');
const dense = { name: 'weights', rows: 32, columns: 20 } as const;
const gates = { name: 'weights', rows: 32, columns: 3 } as const;
const recurrent = { name: 'recurrentWeights', rows: 32, columns: 8 } as const;
const vector = { kind: 'vector', channels: 1, rows: 1, columns: 8 } as const;
const wide = { inputCount: 20, segments: [dense], shape: vector, kernel: 0 };
const lstm = { inputCount: 60, segments: [gates, recurrent], shape: vector, kernel: 0 };
const filters = { name: 'weights', rows: 8, columns: 36 } as const;
const feature = { kind: 'image', channels: 8, rows: 12, columns: 12 } as const;
const image = { inputCount: 14 * 14 * 4, segments: [filters], shape: feature, kernel: 3 };
const first = { rows: 16, columns: 16 };

test('every cut of rows or columns is told, by what they are', () => {
  expect(cutNote(english, wide, dense, first)).toBe(
    'Shown are the first 16 of 32 units and the first 16 of 20 inputs.',
  );
  expect(cutNote(english, lstm, gates, { rows: 16, columns: 3 })).toBe(
    'Shown are the first 16 of 32 rows.',
  );
  expect(cutNote(english, image, filters, { rows: 8, columns: 16 })).toBe(
    'Shown are the first 16 of 36 columns.',
  );
  expect(cutNote(chinese, lstm, gates, { rows: 16, columns: 3 })).toBe(
    '只显示前 16 行（共 32 行）。',
  );
  expect(cutNote(english, wide, dense, { rows: 32, columns: 20 })).toBe('');
  expect(shownNote(english, [['units', 16, 1152]])).toBe('Shown are the first 16 of 1,152 units.');
  expect(shownNote(english, [['units', 8, 8]])).toBe('');
});

test('columns have the names that their tables give them', () => {
  const input = (number: number) => `x${number + 1}`;
  expect(columnName(english, wide, dense, 4, input)).toBe('x5');
  expect(columnName(english, lstm, recurrent, 4, input)).toBe('from 5');
  expect(columnKind(wide, dense)).toBe('input');
  expect(columnKind(lstm, recurrent)).toBe('fromUnit');
  // As many columns as inputs are still the layer's own units.
  expect(columnKind({ ...lstm, inputCount: 8 }, recurrent)).toBe('fromUnit');
  expect(columnKind(lstm, gates)).toBe('column');
  expect(columnKind(image, filters)).toBe('column');
});

test('columns of filters are places: rows and columns, channel by channel', () => {
  const input = (number: number) => `x${number + 1}`;
  const name = (texts: Texts, column: number) => columnName(texts, image, filters, column, input);
  expect(name(english, 0)).toBe('Channel 1 (1, 1)');
  expect(name(english, 14)).toBe('Channel 2 (2, 3)');
  expect(name(chinese, 35)).toBe('通道 4 (3, 3)');
  const plain = { ...filters, columns: 9 };
  expect(columnName(english, image, plain, 5, input)).toBe('(2, 3)');
});
