import { expect, test } from 'vitest';
import { joined } from '../../../web/src/text/joined';

test('texts are parted as each language does, and empty ones leave no trace', () => {
  const [english, chinese] = [{ language: 'en' }, { language: 'zh-Hans' }] as const;
  expect(joined(english, 'items', ['x1', '', 'x2'])).toBe('x1, x2');
  expect(joined(chinese, 'items', ['x1', 'x2'])).toBe('x1、x2');
  expect(joined(english, 'clauses', ['LSTM', 'Tanh'])).toBe('LSTM, Tanh');
  expect(joined(chinese, 'clauses', ['LSTM', 'Tanh'])).toBe('LSTM，Tanh');
  expect(joined(english, 'sentences', ['One.', 'Two.'])).toBe('One. Two.');
  expect(joined(chinese, 'sentences', ['一。', '', '二。'])).toBe('一。二。');
});
