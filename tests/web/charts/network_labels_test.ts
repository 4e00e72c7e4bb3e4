import { describe, expect, test } from 'vitest';
import { fittedCaptions, moreLabels, shorten } from '../../../web/src/charts/network_labels';
import { layOutNetwork, narrowestPitch, plainLook } from '../../../web/src/charts/network_layout';

test('shortens a name to what fits, by whole characters', () => {
  const fits = (most: number) => (text: string) => [...text].length <= most;
  expect(shorten('Bill', fits(4))).toBe('Bill');
  expect(shorten('Bill length', fits(5))).toBe('Bill…');
  expect(shorten('喙长𠮷度', fits(4))).toBe('喙长𠮷度');
  expect(shorten('喙长𠮷度五', fits(4))).toBe('喙长𠮷…');
  expect(shorten('Bill', fits(0))).toBe('…');
});

describe('captions under columns', () => {
  const tenPixels = (text: string) => 10 * [...text].length;
  const fitted = (width: number, ...caption: string[]) =>
    fittedCaptions([plainLook, { ...plainLook, caption }], width, tenPixels)[1]?.caption;

  test('are broken between words before letters are left out', () => {
    expect(fitted(400, 'Residual connection', '6 × 10 × 10')).toEqual([
      'Residual connection',
      '6 × 10 × 10',
    ]);
    expect(fitted(150, 'Residual connection')).toEqual(['Residual', 'connection']);
    expect(fitted(100, 'Batch normalization')).toEqual(['Batch', 'normaliz…']);
    expect(fitted(160, 'a layer of many words')).toEqual(['a layer of many', 'words']);
    expect(fitted(90, '6 × 10 × 10')).toEqual(['6×10×10']);
    expect(fitted(60, '批量归一化')).toEqual([]);
  });

  test('reach no further than the columns stand apart at any height', () => {
    const sides = { width: 700, labelLeft: 40, labelRight: 60 };
    for (const height of [200, 400, 900]) {
      const layout = layOutNetwork([4, 8, 8, 3], { ...sides, height, header: 40 });
      expect(layout.columnPitch).toBeGreaterThanOrEqual(narrowestPitch(4, sides));
    }
  });
});

describe('numbers of units that are not drawn', () => {
  const labelMore = (count: number) => `+ ${count}`;
  const sevenPixels = (text: string) => 7 * [...text].length;
  const textsOf = (counts: readonly number[], width: number) => {
    const space = { width, height: 400, header: 40, labelLeft: 60, labelRight: 20 };
    const layout = layOutNetwork(counts, space);
    const labels = moreLabels(layout, labelMore, sevenPixels);
    for (const [index, { x, text }] of labels.entries()) {
      const next = labels[index + 1];
      const left = next && next.x - sevenPixels(next.text) / 2;
      if (left !== undefined) expect(x + sevenPixels(text) / 2).toBeLessThan(left);
    }
    return labels.map(({ text }) => text);
  };

  test('stand under the columns that leave some out', () => {
    const texts = textsOf([4, 256, 3, 100, 1], 900);
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toMatch(/^\+ \d+$/);
  });

  test.each([320, 360])('never run into one another on %i px', (width) => {
    const eight = Array.from({ length: 8 }, () => 256);
    expect(textsOf([4, ...eight, 1], width)).toEqual(Array.from({ length: 8 }, () => '…'));
    expect(textsOf([4, 256, 256, 1], width)[0]).toMatch(/^\+/);
  });
});
