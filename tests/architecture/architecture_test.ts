import { expect, test } from 'vitest';
import { catalog, type Family } from '../../web/src/experiment/catalog';
import { sources as published } from '../../web/src/generated/sources';
import { checkComments } from './check_comments';
import { checkBindings, checkCore, checkLayersAreBuiltInOnePlace, cyclesOf } from './check_cpp';
import {
  checkDocumentedPaths,
  checkLengths,
  checkLockFile,
  checkNames,
  checkPlaces,
} from './check_files';
import { checkSources, isSource } from './check_sources';
import { checkNothingUsesTests, checkWasmUsers, checkWebRooms } from './check_web';
import { coreRooms } from './rules';
import { readProject, type SourceTree } from './source_tree';

const project = readProject();

test('the project has core, bindings and page to check', () => {
  for (const folder of [
    'core/layers/',
    'wasm_bindings/bind_',
    'web/src/engine/',
    'web/src/charts/',
  ])
    expect([...project.keys()].some((name) => name.startsWith(folder))).toBe(true);
});

test('the table of rooms has no cycle', () => {
  expect(cyclesOf(coreRooms)).toEqual([]);
});

const rules: Record<string, (tree: SourceTree) => string[]> = {
  'core includes and calls only what its rooms may': checkCore,
  'one room alone turns ids into layers': checkLayersAreBuiltInOnePlace,
  'bindings see core, and only bind_* and js_* see Emscripten': checkBindings,
  'every public name of core and bindings has a comment': checkComments,
  'comments of core say where in a work their source is': checkSources,
  'rooms of the page import only what they may': checkWebRooms,
  'only the worker sees the wasm module': checkWasmUsers,
  'nothing uses tests': checkNothingUsesTests,
  'no file is too long': checkLengths,
  'names are snake_case': checkNames,
  'no file names a machine or a registry': checkPlaces,
  'the lock file has no download addresses': checkLockFile,
  'paths in README and CONTRIBUTING exist': checkDocumentedPaths,
};

for (const [rule, check] of Object.entries(rules)) {
  test(rule, () => {
    expect(check(project)).toEqual([]);
  });
}

test('every entry of the catalogue says where in a work its source is', () => {
  const families = Object.entries(published);
  for (const [family, named] of families)
    expect(Object.keys(named)).toEqual(catalog[family as Family].map(({ id }) => id));
  const sources = families.flatMap(([, named]) => Object.values<string>(named));
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((source) => !isSource(source))).toEqual([]);
});
