import { describe, expect, test } from 'vitest';
import { chooseLanguage, Texts } from '../../../web/src/text/text';

describe('Texts', () => {
  const texts = new Texts('en');

  test('fills placeholders, numbers in the page’s format', () => {
    const text = texts.get('errors.layer', { number: 2, field: '{number}' });
    expect(text).toBe('Layer 2: {number}');
    expect(texts.get('errors.layer', { number: 0.123456 })).toBe('Layer 0.1235: {field}');
  });

  test('a number may be followed by the word for one or for several', () => {
    const omitted = (count: number) => texts.get('page.shelf.dataTable.omitted', { count });
    expect(omitted(1)).toBe('1 row with missing values was left out.');
    expect(omitted(2)).toBe('2 rows with missing values were left out.');
    expect(new Texts('zh-Hans').get('page.shelf.dataTable.omitted', { count: 1 })).toContain('1');
  });

  test('a missing text throws here, also for names of prototypes', () => {
    for (const key of ['nothing', 'catalog', 'catalog.constructor.name', '', 'catalog.__proto__']) {
      expect(() => texts.get(key)).toThrow(`'${key}' is missing in en`);
    }
  });

  test('inputs are features or columns', () => {
    expect(texts.inputLabel('x1Squared')).toBe('x₁²');
    expect(texts.inputLabel('bodyMass')).toBe('Body mass');
    expect(new Texts('zh-Hans').inputLabel('bodyMass')).toBe('体重');
  });
});

describe('chooseLanguage', () => {
  test.each([
    ['zh-Hans', ['en'], 'zh-Hans'],
    [null, ['fr-FR', 'zh-CN', 'en'], 'zh-Hans'],
    [null, ['en-US', 'zh'], 'en'],
    [null, ['fr'], 'en'],
    [null, [], 'en'],
  ] as const)('%s and %j give %s', (requested, navigator, expected) => {
    expect(chooseLanguage(requested, navigator)).toBe(expected);
  });
});
