import { describe, expect, test } from 'vitest';
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
import type { SourceTree } from './source_tree';

type Check = (tree: SourceTree) => string[];

/** Cases of a check: files that it must find fault with, or must accept. */
interface Cases {
  readonly wrong: readonly Record<string, string>[];
  readonly right: Record<string, string>;
}

const cases: readonly (readonly [Check, Cases])[] = [
  [
    checkCore,
    {
      wrong: [
        { 'core/losses/loss.h': '#include "core/layers/layer.h"' },
        { 'core/activations.h': '#include "core/initializers.h"' },
        { 'core/types.h': '#include "core/random.h"' },
        { 'core/models/network.h': '#include "wasm_bindings/session.h"' },
        { 'core/models/network.h': '  # include <emscripten/val.h>' },
        { 'core/random.cpp': '#include <random>' },
        { 'core/datasets/gauss.cpp': 'double y = std::exp(x);' },
        { 'core/datasets/gauss.cpp': 'y = x.array().tanh();' },
        { 'core/layers/dense.cpp': 'weights.setRandom();' },
        { 'core/somewhere/new.h': '' },
      ],
      right: {
        'core/layers/dense.h': '#include "core/activations.h"\n#include <vector>\n// std::exp(x)',
        'core/kernels/elementary.h': 'return std::exp(x);',
        'core/datasets/gauss.cpp': 'return std::sqrt(x) + exp(x); /* #include <random> */',
      },
    },
  ],
  [
    checkLayersAreBuiltInOnePlace,
    {
      wrong: [{ 'core/models/network.cpp': '#include "core/layers/dense.h"' }],
      right: {
        'core/layers/layers.cpp': '#include "core/layers/dense.h"',
        'core/models/network.h': '#include "core/layers/layer.h"',
      },
    },
  ],
  [
    checkBindings,
    {
      wrong: [
        { 'wasm_bindings/session.cpp': '#include <emscripten/bind.h>' },
        { 'wasm_bindings/session.h': '#include "wasm_bindings/js_errors.h"' },
        { 'wasm_bindings/bind_session.cpp': '#include "tests/core/helper.h"' },
      ],
      right: {
        'wasm_bindings/bind_session.cpp':
          '#include <emscripten/bind.h>\n#include "wasm_bindings/session.h"\n#include "core/types.h"',
      },
    },
  ],
  [
    checkComments,
    {
      wrong: [
        { 'core/a.h': 'namespace descent {\n\nstruct A {\n  int b;\n};' },
        { 'core/a.h': '// Not a public comment.\nenum class A { b };' },
        { 'core/a.h': '/// About something else.\n\nint f(int x);' },
        { 'core/a.h': '///\ntemplate <class A = int>\nint f(A x) {\n  return x;\n}' },
        { 'core/a.h': '/// One.\nint f(int x);\nint g(int x);' },
        {
          'core/a.h': '/// One.\nclass A {\n public:\n  A(int b,\n    int c)\n      : b_(b) {}\n};',
        },
        { 'core/a.h': '/// One.\nclass A {\n private:\n  int a();\n public:\n  int b();\n};' },
        { 'core/a.h': '/// One.\nstruct A {\n  double (*value)(double x) = nullptr;\n};' },
        { 'wasm_bindings/a.h': '/// One.\nstruct A {\n  struct B {\n    int c;\n  };\n};' },
      ],
      right: {
        'core/a.h': [
          '#include <span>\nnamespace descent {\nclass B;\nusing C = std::span<int>;',
          'inline constexpr double half = value(0.5);',
          '/// One.\nclass A : public Base {\n public:\n  virtual ~A() = default;',
          '  A(const A&) = delete;\n  bool operator==(const A&) const;\n  int f(int x,\n        int y) override;',
          '  /// Both.\n  const int& g() const { return g_; }\n  int& g() { return g_; }',
          ' private:\n  int h();\n  int g_;\n};',
          '/// Two.\ninline int f(int x) {\n  return g(x);\n}\n}  // namespace descent',
        ].join('\n'),
        'core/a.cpp': 'int f(int x) { return x; }',
      },
    },
  ],
  [
    checkSources,
    {
      wrong: [
        { 'core/a.h': '/// Squares. Source: Legendre (1805).' },
        { 'core/a.h': '/// Squares. Source: Legendre (1805), least squares. See section 2.' },
        { 'core/a.h': '/// Source: Cauchy (1847); Polyak\n/// (1964), section 2.' },
        { 'core/a.h': '/// Sources: Polyak (1964), section 2; Cauchy (1847).' },
        { 'core/a.h': 'class A {\n  /// In two parts (Cody and Waite, 1980).\n};' },
        { 'core/a.cpp': '/// Source: Fisher (1936), right predictions of a class of flowers.' },
        { 'core/a.h': '/// Source: Abadi et al. (2016), a function of TensorFlow.' },
        { 'core/a.h': '/// Source: Legendre, appendix.' },
      ],
      right: {
        'core/a.h': [
          '/// Squares. Source: Legendre (1805), appendix; Fisher (1936),\n/// table I, for flowers.',
          '  /// In two parts (Cody and Waite, 1980, chapter 6): exact.',
          '/// Source: Paszke et al. (2019), class StepLR; Abadi et al. (2016), functions a_b and c.',
          '/// Source: Smilkov (2017), "Playground", file dataset.ts, whose formulas these are.',
          '/// Source of the problem: Prony (1795), which numbers nothing. Up to 2000 (or 1805) rows.',
        ].join('\nint f();\n'),
        'core/a.cpp': 'f("Huber (1964)"); // Huber (1964)',
      },
    },
  ],
  [
    checkWebRooms,
    {
      wrong: [
        { 'web/src/charts/loss.ts': "import type { Picture } from '../engine/messages';" },
        { 'web/src/controls/button.ts': "export { store } from '../state/store';" },
        { 'web/src/engine/client.ts': "const x = await import('../panels/network');" },
      ],
      right: {
        'web/src/panels/loss.ts': "import { store } from '../state/store';",
        'web/src/charts/loss.ts': "import uPlot from 'uplot'; // from '../state/store'",
      },
    },
  ],
  [
    checkWasmUsers,
    {
      wrong: [
        { 'web/src/main.ts': "import create from './generated/descent_simd';" },
        {
          'web/src/main.ts': "import { Client } from './engine/client';",
          'web/src/engine/client.ts': "import { slice } from './worker';",
          'web/src/engine/worker.ts': "import create from '../generated/descent_simd';",
        },
        { 'web/src/panels/x.ts': "new URL('../generated/descent_simd.wasm', import.meta.url)" },
      ],
      right: {
        'web/src/engine/worker.ts': "import create from '../generated/descent_simd';",
        'web/src/engine/client.ts': "import address from './worker.ts?worker&url';",
        'web/src/engine/code.ts': "import address from '../generated/descent_simd.wasm?url';",
        'web/src/main.ts': "import { Client } from './engine/client'; import './engine/code';",
        'web/src/panels/x.ts': "import { catalog } from '../generated/catalog';",
      },
    },
  ],
  [
    checkNothingUsesTests,
    {
      wrong: [
        { 'core/types.h': '#include "tests/core/helper.h"' },
        { 'web/src/main.ts': "import '../../tests/web/helper';" },
      ],
      right: { 'tests/web/some_test.ts': "import './helper';" },
    },
  ],
  [
    checkNames,
    {
      wrong: [{ 'web/src/MainPage.ts': '' }, { 'core/my-loss.h': '' }],
      right: { 'core/layers/dense.h': '', 'web/src/text/zh-Hans.json': '', 'README.md': '' },
    },
  ],
  [
    checkPlaces,
    {
      wrong: [
        { 'scripts/a.js': `cd ${['', 'home', 'somebody', 'x'].join('/')}` },
        { '.npmrc': `fetch=${['registry', 'example', 'org'].join('.')}` },
      ],
      right: { 'scripts/a.js': 'cd web/home/ && ls /usr/bin' },
    },
  ],
  [
    checkLockFile,
    {
      wrong: [
        { 'package-lock.json': '{ "resolved": "https://somewhere" }' },
        { 'package-lock.json': '', 'tests/bench/package-lock.json': '{ "resolved": "a" }' },
        {},
      ],
      right: { 'package-lock.json': '{ "version": "1.0.0" }' },
    },
  ],
  [
    checkDocumentedPaths,
    {
      wrong: [
        { 'README.md': 'see `core/nowhere.h`', 'CONTRIBUTING.md': '' },
        { 'README.md': 'no other document' },
      ],
      right: {
        'README.md': 'see `core/` and `core/<name>.h`',
        'CONTRIBUTING.md': '',
        'core/a.h': '',
      },
    },
  ],
];

for (const [check, { wrong, right }] of cases) {
  describe(check.name, () => {
    test.each(wrong)('finds fault with %j', (files) => {
      expect(check(new Map(Object.entries(files)))).not.toEqual([]);
    });
    test('accepts what is right', () => {
      expect(check(new Map(Object.entries(right)))).toEqual([]);
    });
  });
}

test('checkLengths counts lines', () => {
  const lines = (count: number) => new Map([['core/long.cpp', 'x;\n'.repeat(count)]]);
  expect(checkLengths(lines(301))).toContain('core/long.cpp has 301 lines');
  expect(checkLengths(lines(300))).not.toContain('core/long.cpp has 300 lines');
});

test('cyclesOf finds rooms that see themselves', () => {
  expect(cyclesOf({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] })).toEqual(['a', 'b', 'c']);
  expect(cyclesOf({ a: ['b'], b: [] })).toEqual([]);
});

test('isSource wants a place of every work, or a formula of the project alone', () => {
  expect(isSource('Huber (1964), section 1: |e|')).toBe(true);
  expect(isSource('formula of this project; Prony (1795), pages 24-76, waves')).toBe(true);
  expect(isSource('formula of this project')).toBe(true);
  expect(isSource('Huber (1964): |e|')).toBe(false);
  expect(isSource('Prony (1795); Huber (1964), section 1')).toBe(false);
  expect(isSource('Huber, section 1')).toBe(false);
  expect(isSource('')).toBe(false);
});
