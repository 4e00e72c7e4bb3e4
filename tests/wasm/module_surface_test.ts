import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultExperiment } from '../../web/src/experiment/defaults';
import { loadModule } from './load_module';

const declaration = ['descent_module', 'selection_module']
  .map((name) => readFileSync(new URL(`../../wasm_bindings/${name}.d.ts`, import.meta.url), 'utf8'))
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '');

/** Names declared in one interface: methods, and members of a function or constructor type. */
function declaredNames(name: string): string[] {
  const body = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(declaration)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+)(?:\(|: )/gm)].map((match) => match[1] ?? '').sort();
}

/** What Emscripten puts on every module of these settings; nothing of ours. */
const emscriptenMembers =
  /^(_\w+|\w*[wW]asm\w*|asm|run|calledRun|ready|on\w+|stackAlloc|dynCall_\w+|HEAP\w+|\w+Error|\w*(?:[iI]nherited|emval|PendingDeletes|preloaded|DelayFunction)\w*)$/;

function methodsOf(value: object): string[] {
  const names = new Set<string>();
  for (
    let prototype = Object.getPrototypeOf(value);
    prototype !== Object.prototype && prototype !== null;
    prototype = Object.getPrototypeOf(prototype)
  )
    for (const name of Object.getOwnPropertyNames(prototype)) names.add(name);
  names.delete('constructor');
  return [...names].sort();
}

test('the declaration was read', () => {
  expect(declaredNames('Session').length).toBeGreaterThan(10);
  expect(declaredNames('DescentModule')).toContain('Session');
});

test.each(['simd', 'scalar'] as const)(
  'the live %s module has what is declared, no more',
  async (build) => {
    const module = await loadModule(build);
    const session = new module.Session(defaultExperiment);
    expect(methodsOf(session)).toEqual(declaredNames('Session'));
    const members = Object.keys(module).filter((name) => !emscriptenMembers.test(name));
    expect(members.sort()).toEqual(declaredNames('DescentModule'));
    session.delete();
    for (const name of ['CrossValidation', 'LearningRateRangeTest'] as const) {
      const found = Object.getOwnPropertyNames(module[name].prototype);
      const own = found.filter((method) => method !== 'constructor');
      expect(own.sort()).toEqual(declaredNames(name));
    }
  },
);

test('a deleted object is refused, and deleting it is no call on another', async () => {
  const { Session } = await loadModule('lean');
  const [session, other] = [new Session(defaultExperiment), new Session(defaultExperiment)];
  session.delete();
  for (const call of [() => session.epoch(), () => session.train(1, 1), () => session.delete()])
    expect(call).toThrow(TypeError);
  expect(other.epoch()).toBe(0);
});

test('the lean module has a part of what the full one has', async () => {
  const lean = await loadModule('lean');
  const full = await loadModule('simd');
  const lacking = (one: object, other: object) =>
    methodsOf(other).filter((name) => !methodsOf(one).includes(name));
  const session = new lean.Session(defaultExperiment);
  expect(methodsOf(session).length).toBeGreaterThan(15);
  expect(lacking(session, new full.Session(defaultExperiment))).toEqual([
    'advanceErrors',
    'advanceInspection',
    'advanceSamples',
    'beginCurvature',
    'beginErrors',
    'beginExamples',
    'beginLayers',
    'beginPass',
    'beginSamples',
    'beginSurface',
    'restoreSnapshots',
    'restoreState',
    'takeErrors',
    'takeInspection',
    'takeSamples',
  ]);
  expect(lacking(new full.Session(defaultExperiment), session)).toEqual([]);
  const members = (module: object) =>
    Object.keys(module).filter((name) => !emscriptenMembers.test(name));
  expect(
    members(full)
      .filter((name) => !members(lean).includes(name))
      .sort(),
  ).toEqual(['CrossValidation', 'LearningRateRangeTest', 'provideData', 'provideTable']);
});
