import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLink } from '../../web/src/experiment/link';
import { loadModule } from './load_module';
import { madeUpMnist } from './provided_samples';

/** Lines of the file that the native test reads too: link, epochs, hash. */
const lines = readFileSync(new URL('../reference/varied_experiments.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

test('there are recorded experiments', () => {
  expect(lines.length).toBeGreaterThanOrEqual(12);
});

test.each(lines)('the weights recorded natively: %s', async (line) => {
  const [link = '', epochs, hash] = line.split(' ');
  const { experiment, notices } = parseLink(link);
  expect(notices).toEqual([]);
  const module = await loadModule('simd');
  module.provideData('mnist', madeUpMnist());
  const session = new module.Session(experiment);
  session.train(1e6, Number(epochs));
  expect(session.parametersHash()).toBe(hash);
});
