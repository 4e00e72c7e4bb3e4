import { expect, test } from 'vitest';
import { setUp } from './run_harness';

test('a close look comes from the engine, and one that is refused or given up is null', async () => {
  const { run, engine } = await setUp();
  const look = await run.inspect({ subject: 'examples', samples: 'training' });
  expect(look).toMatchObject({ subject: 'examples', run: 1, epoch: 0 });
  expect(engine.calls.at(-1)).toBe('inspect examples');
  engine.inspectionRefusal = { kind: 'configuration', message: 'inspection: given up' };
  expect(await run.inspect({ subject: 'examples', samples: 'nextBatch' })).toBeNull();
});
