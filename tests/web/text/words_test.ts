import { beforeEach, expect, test, vi } from 'vitest';

const explanation = 'settings.training.learningRate.explanation';
const label = 'settings.training.learningRate.label';

/** The module as a fresh page has it. */
const freshWords = () => import('../../../web/src/text/words');

beforeEach(() => vi.resetModules());

test('words are there when their part has been fetched, not before', async () => {
  const { fetchWords, fetchLaterWords, findWords } = await freshWords();
  expect(() => findWords('en', label)).toThrow('the words of en were not fetched');
  await fetchWords('en');
  expect(findWords('en', label)).toBe('Learning rate');
  expect(findWords('en', explanation)).toBeUndefined();
  await fetchLaterWords('en');
  expect(findWords('en', explanation)).toMatch(/\.$/);
  expect(() => findWords('zh-Hans', label)).toThrow('the words of zh-Hans were not fetched');
});

test('what waits for all words of a language is done once, when they are there', async () => {
  const { fetchWords, fetchLaterWords, whenAllWords } = await freshWords();
  await fetchWords('en');
  const task = vi.fn();
  whenAllWords('en', task);
  await fetchLaterWords('zh-Hans');
  expect(task).not.toHaveBeenCalled();
  await Promise.all([fetchLaterWords('en'), fetchLaterWords('en')]);
  expect(task).toHaveBeenCalledTimes(1);
  whenAllWords('en', task);
  expect(task).toHaveBeenCalledTimes(2);
});

test('words that did not come are asked for again by one who wants them now', async () => {
  let failures = 0;
  vi.doMock('../../../web/src/text/en.json?later', async (importOriginal) => {
    if (failures++ === 0) throw new Error('not fetched');
    return importOriginal();
  });
  const { fetchLaterWords, whenAllWords } = await freshWords();
  await expect(fetchLaterWords('en')).rejects.toThrow();
  const task = vi.fn();
  const ask = whenAllWords('en', task);
  expect(task).not.toHaveBeenCalled();
  ask();
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(1));
  vi.doUnmock('../../../web/src/text/en.json?later');
});
