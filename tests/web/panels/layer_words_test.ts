import { expect, test } from 'vitest';
import { entries } from '../../../web/src/experiment/catalog';
import { shownColumns } from '../../../web/src/panels/data_table_panel';
import { withoutTable } from '../../../web/src/panels/weights_panel';
import { Texts } from '../../../web/src/text/text';

test.each(['en', 'zh-Hans'] as const)(
  '%s: a layer without a table of weights says why',
  (language) => {
    const texts = new Texts(language);
    const none = texts.get('page.shelf.weights.none', { kind: '' });
    for (const { id, hasWeights } of entries('layers')) {
      const words = withoutTable(texts, { kind: id });
      expect(words.startsWith(texts.label('layers', id))).toBe(true);
      expect([id, words.endsWith(none)]).toEqual([id, !hasWeights]);
      expect(words).not.toMatch(/[{}]|page\./);
      expect(words.includes(texts.get('page.shelf.pass.title'))).toBe(hasWeights);
    }
  },
);

test('the data table cuts only what is too wide to scroll through', () => {
  expect([1, 20, 100, 101, 784].map(shownColumns)).toEqual([1, 20, 100, 16, 16]);
});
