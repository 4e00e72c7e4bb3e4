import { expect, test } from 'vitest';
import { wordsOfPart } from '../../web/split_words';
import english from '../../web/src/text/en.json';
import { importsOf, readProject } from './source_tree';

/** Every text with its dotted path. */
function flat(node: unknown, path = ''): [string, string][] {
  if (typeof node !== 'object' || node === null) return [[path, String(node)]];
  return Object.entries(node).flatMap(([name, value]) =>
    flat(value, path ? `${path}.${name}` : name),
  );
}

const later = new Set(flat(wordsOfPart(english, 'later')).map(([path]) => path));

test('the two parts of the words hold each of them once', () => {
  const parts = [...flat(wordsOfPart(english, 'first')), ...flat(wordsOfPart(english, 'later'))];
  expect(parts.sort()).toEqual(flat(english).sort());
  expect(later.size).toBeGreaterThan(300);
  expect(later.size).toBeLessThan(parts.length);
});

/** Files that the page runs before anything is opened, also for data that are no points of a plane. */
function startFiles(): ReadonlyMap<string, string> {
  const project = readProject();
  const files = new Map<string, string>();
  const read = (name: string) => {
    const file = [name, `${name}.ts`].find((path) => path.endsWith('.ts') && project.has(path));
    if (file === undefined || files.has(file)) return;
    const text = project.get(file) ?? '';
    files.set(file, text);
    const atOnce = text.replace(/\bimport\(/g, 'later(').replace(/^import type .*$/gm, '');
    for (const { target } of importsOf(file, atOnce)) read(target);
  };
  read('web/src/main.ts');
  read('web/src/app/start.ts'); // which that fetches at once
  // These are fetched with the page, and without the later words.
  read('web/src/panels/sample_outputs.ts');
  read('web/src/charts/curve_chart.ts');
  return files;
}

/** What a key is filled in with, where other words stand at its place too, by its file. */
const filledIn: Readonly<Record<string, RegExp>> = {
  'web/src/panels/shape_text.ts': /\.(vector|image|sequence)$/,
};

/** Whether a key may become this path: as `page.${part}.title` by one name, as `page.${key}` by several. */
function fits(key: string, path: string): boolean {
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
  const last = parts.pop() || '(?:\\..+)?';
  return new RegExp(`^${[...parts, last].join('[^.]+')}$`).test(path);
}

test('what the page runs before anything is opened does with the first words', () => {
  const files = startFiles();
  expect(files.size).toBeGreaterThan(80);
  expect([...files.keys()]).not.toContain('web/src/panels/layer_editor.ts');
  for (const [file, text] of files) {
    const asked = [...text.matchAll(/['`]((?:page|errors|notices|settings)\.[\w.]+)['`]/g)];
    expect(
      asked
        .map(([, path = '']) => path)
        .filter((path) => later.has(path) && !path.endsWith('.explanation')),
      file,
    ).toEqual([]);
    // An explanation is asked for in a function, which texts.later calls when it is there.
    const unasked = text.match(/^.*(?<!=> )\btexts\.\w*[eE]xplanation\(.*$/gm) ?? [];
    expect(unasked, file).toEqual([]);
    for (const [key] of text.matchAll(/(?<=`)(?:page|errors|notices)\.[^`]*\$\{[^`]*(?=`)/g)) {
      const paths = flat(english)
        .map(([path]) => path)
        .filter((path) => fits(key, path) && (filledIn[file]?.test(path) ?? true));
      expect(paths.length, `${file}: ${key}`).toBeGreaterThan(0);
      expect(
        paths.filter((path) => later.has(path)),
        `${file}: ${key}`,
      ).toEqual([]);
    }
  }
});
