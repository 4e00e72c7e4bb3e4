import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, type Entry, type Family } from '../../web/src/experiment/catalog';
import { fields, linkReference, versionKey } from '../../web/src/experiment/fields';
import { hideIds, themes } from '../../web/src/experiment/presentation';
import { presets } from '../../web/src/experiment/presets';
import english from '../../web/src/text/en.json';
import { languages } from '../../web/src/text/language';
import chinese from '../../web/src/text/zh-Hans.json';
import { includesOf, readProject } from './source_tree';

/** What README and CONTRIBUTING promise to whoever adds something, held against the project. */

const project = readProject();
const textOf = (file: string) => project.get(file) ?? '';
const readme = textOf('README.md');
const contributing = textOf('CONTRIBUTING.md');
const families = Object.entries(catalog).flatMap(([family, value]) =>
  Array.isArray(value) && !['settings', 'reportFields'].includes(family) ? [family as Family] : [],
);

const snake = (id: string) => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const idsOf = (family: Family) => (catalog[family] as readonly Entry[]).map(({ id }) => id);

/** The files that each row of the table of families names. */
const rows = new Map<string, readonly string[]>(
  [...contributing.matchAll(/^\| an? [\w ]+ \| `(\w+)` \| (.*) \|$/gm)].map(
    ([, family = '', touched = '']) => [
      family,
      [...touched.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    ],
  ),
);

const filesFor = (family: Family) => rows.get(family) ?? [];
const tablesOf = (family: Family) => filesFor(family).filter((file) => /^core\/[^<]+$/.test(file));

describe('CONTRIBUTING, on the catalogue', () => {
  test('has a row for every family, layers apart, and for nothing else', () => {
    expect([...rows.keys(), 'layers'].sort()).toEqual([...families].sort());
    expect(contributing).toContain('A layer of another kind (`layers`)');
  });

  test.each(families.filter((family) => rows.has(family)))(
    '%s: every member has the files and the table line that its row names',
    (family) => {
      const tables = tablesOf(family);
      expect(tables).toHaveLength(1);
      for (const id of idsOf(family)) {
        expect(tables.map(textOf).join()).toContain(`"${id}"`);
        const own = filesFor(family).map((file) => file.replace('<id>', snake(id)));
        for (const file of own.filter((name) => !name.includes('<'))) {
          expect(project.has(file), `${family} ${id}: ${file}`).toBe(true);
        }
      }
    },
  );

  test('datasets: every group that the table includes has the files that the row names', () => {
    const groups = tablesOf('datasets')
      .flatMap((table) => includesOf(textOf(table)).own)
      .flatMap(
        (file) => /^core\/datasets\/(?!dataset(?:_columns)?\.h)(\w+)\.h$/.exec(file)?.[1] ?? [],
      );
    expect(groups.length).toBeGreaterThan(1);
    const templates = filesFor('datasets').filter((file) => file.includes('<group>'));
    expect(templates).toHaveLength(3);
    for (const group of groups)
      for (const template of templates)
        expect([...project.keys()]).toContain(template.replace('<group>', group));
  });

  test('no test lists all the ids of a family, which every new one would have to touch', () => {
    const joined = [...project].flatMap(([name, text]) =>
      // C++ joins neighbouring texts: a list may go on in the next line.
      /^tests\/core\/.*\.cpp$/.test(name) ? [[name, text.replace(/"\s+"/g, '')] as const] : [],
    );
    for (const family of families) {
      const list = idsOf(family).join(', ');
      if (!list.includes(',')) continue;
      const holding = joined.filter(([, text]) => text.includes(`(allowed: ${list})`));
      expect(
        holding.map(([name]) => name),
        family,
      ).toEqual([]);
    }
  });

  test.each([
    ['en', english.catalog],
    ['zh-Hans', chinese.catalog],
  ])('every member has its words in %s', (_, texts) => {
    for (const family of families) {
      const words: Record<string, { label: string; explanation: string }> = texts[family];
      expect(Object.keys(words).sort(), family).toEqual([...idsOf(family)].sort());
      for (const { label, explanation } of Object.values(words)) {
        expect(label).not.toBe('');
        expect(explanation).not.toBe('');
      }
    }
  });
});

describe('CONTRIBUTING, on the page', () => {
  test('a panel of the shelf has its file, its line and its titles', () => {
    const ids = /PanelId =([^;]*);/.exec(textOf('web/src/state/page_state.ts'))?.[1] ?? '';
    const panels = [...ids.matchAll(/'(\w+)'/g)].map(([, id = '']) => id);
    expect(panels.length).toBeGreaterThan(1);
    for (const id of panels) {
      expect([...project.keys()]).toContain(`web/src/panels/${snake(id)}_panel.ts`);
      expect(textOf('web/src/panels/shelf.ts')).toContain(`./${snake(id)}_panel'`);
      expect(english.page.shelf).toHaveProperty([id, 'title']);
      expect(chinese.page.shelf).toHaveProperty([id, 'title']);
    }
  });

  test('every number setting is named in all the files of its list', () => {
    const list = /A number setting of the experiment[\s\S]*?\n\n((?:- .*\n)+)/.exec(contributing);
    const files = [...(list?.[1] ?? '').matchAll(/`([\w.-]+\/[\w./-]+)`/g)].map(([, f = '']) => f);
    expect(files.length).toBeGreaterThan(8);
    for (const field of fields.filter(({ kind }) => kind === 'number')) {
      const name = field.path.split('.').at(-1) ?? '';
      const written = new RegExp(`\\b(?:${name}|${snake(name)})\\b`);
      for (const file of files) expect(textOf(file), `${field.path} in ${file}`).toMatch(written);
    }
  });
});

describe('README', () => {
  test('names every key of a link and what it takes', () => {
    expect(readme).toContain(`\`${versionKey}\``);
    for (const { key, allowed } of linkReference()) {
      expect(readme, key).toContain(`\`${key}\``);
      const range = /^\S+ to [^\s,]+/.exec(allowed)?.[0];
      if (range !== undefined) expect(readme, key).toContain(range);
    }
    for (const field of fields) {
      if (!('family' in field)) continue;
      for (const id of idsOf(field.family)) expect(readme).toContain(`\`${id}\``);
    }
    for (const id of idsOf('features')) expect(readme).toContain(`\`${id}\``);
  });

  test('names every preset, and every part, theme and language of a frame', () => {
    for (const id of [...presets.map((preset) => preset.id), ...hideIds, ...themes, ...languages])
      expect(readme).toContain(`\`${id}\``);
  });

  test('shows a picture that is there and not too large', () => {
    const [, picture = ''] = /!\[[^\]]+\]\(([^)]+)\)/.exec(readme) ?? [];
    const file = path.resolve(import.meta.dirname, '../..', picture);
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).size).toBeLessThan(250_000); // bytes
  });
});
