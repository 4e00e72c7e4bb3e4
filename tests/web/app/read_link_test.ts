import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const link = '../../../web/src/experiment/link';

beforeEach(() => vi.resetModules());
afterEach(() => void vi.doUnmock(link));

test('a link is read', async () => {
  const { readLink } = await import('../../../web/src/app/read_link');
  const { experiment, notices } = await readLink('#learningRate=0.25');
  expect(experiment.training.learningRate).toBe(0.25);
  expect(notices).toEqual([]);
});

test('where what reads links cannot be fetched, that is told, and not that the link is wrong', async () => {
  vi.doMock(link, () => {
    throw new Error('not fetched');
  });
  const { readLink } = await import('../../../web/src/app/read_link');
  const { defaultExperiment } = await import('../../../web/src/experiment/defaults');
  const { experiment, notices } = await readLink('#learningRate=0.25');
  expect(experiment).toEqual(defaultExperiment);
  expect(notices).toEqual([{ key: 'linkNotFetched', values: {} }]);
});
