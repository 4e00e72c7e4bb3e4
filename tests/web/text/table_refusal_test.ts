import { expect, test } from 'vitest';
import { tableRefusal } from '../../../web/src/text/table_refusal';
import { Texts } from '../../../web/src/text/text';

test.each([
  [
    "ownTable.rows.3.net price (€): 'a lot' is not allowed (a number, or classes as the target)",
    'Row 3, column “net price (€)”: “a lot” cannot be used here.',
    '第 3 行“net price (€)”列：“a lot”不能用在这里。',
  ],
  [
    'ownTable.classes: 31 is not allowed (2 to 20, whole numbers)',
    'The column to predict holds 31 different values: as classes, 2 to 20 are taken.',
    '要预测的列有 31 种值；作为类别，应为 2 到 20 种。',
  ],
  ['something else', 'something else', 'something else'],
])('%s', (message, english, chinese) => {
  expect(tableRefusal(new Texts('en'), message)).toBe(english);
  expect(tableRefusal(new Texts('zh-Hans'), message)).toBe(chinese);
});
