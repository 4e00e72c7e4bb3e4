import { describe, expect, test } from 'vitest';
import { catalog, type Entry, type Family } from '../../../web/src/experiment/catalog';
import { chosenDataset } from '../../../web/src/experiment/chosen_dataset';
import { fields } from '../../../web/src/experiment/fields';
import { presets } from '../../../web/src/experiment/presets';
import english from '../../../web/src/text/en.json';
import { languages, Texts } from '../../../web/src/text/text';
import chinese from '../../../web/src/text/zh-Hans.json';

/** Every text of a file with its dotted path. */
function flat(node: unknown, path = ''): [string, string][] {
  if (typeof node !== 'object' || node === null) return [[path, String(node)]];
  return Object.entries(node).flatMap(([name, value]) =>
    flat(value, path ? `${path}.${name}` : name),
  );
}

const englishTexts = new Map(flat(english));
const chineseTexts = new Map(flat(chinese));

function placeholders(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();
}

describe('the text files', () => {
  test('have the same keys', () => {
    expect([...chineseTexts.keys()].sort()).toEqual([...englishTexts.keys()].sort());
  });

  test('have the same placeholders', () => {
    for (const [key, text] of englishTexts) {
      expect(placeholders(chineseTexts.get(key)), key).toEqual(placeholders(text));
    }
  });

  test('have no empty text and no stray space', () => {
    for (const [key, text] of [...englishTexts, ...chineseTexts]) {
      expect(text, key).not.toBe('');
      expect(text, key).toBe(text.trim());
    }
  });

  test('Chinese sentences are Chinese', () => {
    const sentences = [...chineseTexts].filter(([key]) =>
      /(explanation|description)$|^(errors|notices)\.(?!layer|hyper)/.test(key),
    );
    expect(sentences.length).toBeGreaterThan(100);
    for (const [key, text] of sentences) expect(text, key).toMatch(/\p{Script=Han}{2}/u);
  });

  test('English texts hold no Chinese', () => {
    for (const [key, text] of englishTexts) {
      if (key.startsWith('page.')) continue; // the language menu names languages in themselves
      expect(text, key).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

const families: readonly Family[] = [
  'activations',
  'initializers',
  'schedules',
  'regularizers',
  'gradientClippings',
  'optimizers',
  'layers',
  'losses',
  'metrics',
  'features',
  'datasets',
];

describe.each(languages)('the words of %s', (language) => {
  const texts = new Texts(language);

  test('name and explain every catalogue entry and hyperparameter', () => {
    for (const family of families) {
      const table: readonly Entry[] = catalog[family];
      for (const { id, hyperparameters } of table) {
        expect(texts.label(family, id).length).toBeLessThanOrEqual(30);
        expect(texts.explanation(family, id)).toMatch(/[.。]$/);
        for (const { name } of hyperparameters) {
          expect(texts.hyperparameterLabel(name)).not.toBe('');
          expect(texts.hyperparameterExplanation(name)).toMatch(/[.。]$/);
        }
      }
    }
  });

  test('name every column, class and task of the datasets', () => {
    for (const { id: dataset } of catalog.datasets) {
      const { columns, classes, task } = chosenDataset({ id: dataset });
      for (const column of columns) {
        expect(texts.columnLabel(column)).toMatch(/^[^{]+$/);
        expect(texts.inputExplanation(column)).toMatch(/[.。]$/);
      }
      for (const id of classes) expect(texts.classLabel(id)).not.toBe('');
      expect(texts.get(`catalog.tasks.${task}.label`)).not.toBe('');
    }
  });

  test('name and explain every setting', () => {
    const paths = [...catalog.settings.map(({ name }) => name), ...fields.map(({ path }) => path)];
    for (const path of paths) {
      expect(texts.settingLabel(path).length).toBeLessThanOrEqual(30);
      expect(texts.settingExplanation(path)).toMatch(/[.。]$/);
    }
  });

  test('name and describe every preset', () => {
    for (const { id } of presets) {
      expect(texts.get(`presets.${id}.title`)).not.toBe('');
      expect(texts.get(`presets.${id}.description`)).toMatch(/[.。]$/);
    }
  });
});
