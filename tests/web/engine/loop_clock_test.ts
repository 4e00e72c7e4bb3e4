import { expect, test } from 'vitest';
import { createLoopClock } from '../../../web/src/engine/start_worker';

test('tasks run in turn, one per message, and each one runs', async () => {
  const clock = createLoopClock();
  const done: string[] = [];
  const finished = new Promise<void>((resolve) => {
    const again = (name: string, times: number) => {
      done.push(name);
      if (times > 1) clock.afterMessages(() => again(name, times - 1));
      else if (done.length === 6) resolve();
    };
    clock.afterMessages(() => again('train', 3));
    clock.afterMessages(() => again('draw', 3));
  });
  expect(done).toEqual([]);
  await finished;
  expect(done).toEqual(['train', 'draw', 'train', 'draw', 'train', 'draw']);
});
