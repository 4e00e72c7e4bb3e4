import { expect, test } from 'vitest';
import {
  classifyLoadFailure,
  classifyThrown,
  EngineFailure,
} from '../../../web/src/engine/failure';

test.each([
  [new RangeError('training.batchSize: 0 is not allowed (1 to 2000)'), 'configuration'],
  [new RangeError('Array buffer allocation failed'), 'memory'],
  [
    new WebAssembly.RuntimeError('Aborted(Cannot enlarge memory arrays to size 300 bytes)'),
    'memory',
  ],
  [new WebAssembly.RuntimeError('Aborted(OOM)'), 'memory'],
  [new Error('out of memory'), 'memory'],
  [new WebAssembly.RuntimeError('unreachable'), 'trap'],
  [new WebAssembly.RuntimeError('memory access out of bounds'), 'trap'],
  [new RangeError('Maximum call stack size exceeded'), 'trap'],
  [new RangeError('Invalid typed array length: -1'), 'trap'],
  [new TypeError('x is undefined'), 'trap'],
  [42, 'trap'],
])('%s is of kind %s', (thrown, kind) => {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  expect(classifyThrown(thrown)).toEqual({ kind, message: text });
});

test("a C++ exception that is not the core's own is a failed allocation", () => {
  const tag = new WebAssembly.Tag({ parameters: ['i32'] });
  expect(classifyThrown(new WebAssembly.Exception(tag, [1])).kind).toBe('memory');
});

test('a failure to load keeps its own kind when it has one', () => {
  const unsupported = new EngineFailure({ kind: 'unsupported', message: 'no WebAssembly' });
  expect(classifyLoadFailure(unsupported).kind).toBe('unsupported');
  expect(classifyLoadFailure(new Error('HTTP status 404'))).toEqual({
    kind: 'load',
    message: 'HTTP status 404',
  });
});
