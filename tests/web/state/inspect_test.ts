import { expect, test } from 'vitest';
import { troubleAfterLook } from '../../../web/src/state/look_trouble';
import { setUp } from './run_harness';

test('a close look comes from the engine, and one that is refused or given up is null', async () => {
  const { run, engine, store } = await setUp();
  const look = await run.inspect({ subject: 'examples', samples: 'training' });
  expect(look).toMatchObject({ subject: 'examples', run: 1, epoch: 0 });
  expect(engine.calls.at(-1)).toBe('inspect examples');
  engine.inspectionRefusal = { kind: 'configuration', message: 'inspection: given up' };
  expect(await run.inspect({ subject: 'examples', samples: 'nextBatch' })).toBeNull();
  expect(store.get().trouble).toBeNull();
});

test('a refused look is told until one of its kind succeeds, or the reader puts it away', async () => {
  const { run, engine, store } = await setUp();
  const error = { kind: 'configuration', message: 'gradientCheck.parameter: 9' } as const;
  const ask = (parameter: number) =>
    run.inspect({ subject: 'pass', samples: 'one', sample: 0, parameter });
  engine.inspectionRefusal = error;
  expect(await ask(9)).toBeNull();
  const told = store.get().trouble;
  expect(told).toEqual({ kind: 'inspection', subject: 'pass', error });
  await ask(9);
  expect(store.get().trouble).toBe(told);
  engine.inspectionRefusal = null;
  await run.inspect({ subject: 'curvature' });
  expect(store.get().trouble).toBe(told);
  await ask(0);
  expect(store.get().trouble).toBeNull();
});

test('a look that was asked of an earlier run is refused without a word', async () => {
  const { run, engine, store } = await setUp();
  engine.inspectionRefusal = { kind: 'configuration', message: 'gradientCheck.parameter: 9' };
  const asked = run.inspect({ subject: 'pass', samples: 'one', sample: 0, parameter: 9 });
  const { configured } = store.get();
  if (configured) store.update({ configured: { ...configured, run: configured.run + 1 } });
  expect(await asked).toBeNull();
  expect(store.get().trouble).toBeNull();
});

test('trouble of the engine itself goes before that of a look', () => {
  const failed = { kind: 'failed', error: { kind: 'trap', message: 'unreachable' } } as const;
  const refused = { kind: 'configuration', message: 'gradientCheck.parameter: 9' } as const;
  expect(troubleAfterLook(failed, 'pass', refused)).toBe(failed);
  expect(troubleAfterLook(failed, 'pass', null)).toBe(failed);
  expect(troubleAfterLook(null, 'pass', failed.error)).toBeNull();
});
