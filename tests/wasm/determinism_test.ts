import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultExperiment } from '../../web/src/experiment/defaults';
import { drawPicture } from './draw_picture';
import { loadModule } from './load_module';

test('500 epochs of the default experiment give the weights recorded natively', async () => {
  const recorded = readFileSync(
    new URL('../reference/default_experiment.hash', import.meta.url),
    'utf8',
  ).trim();
  const session = new (await loadModule('simd')).Session(defaultExperiment);
  session.train(1e9, 500);
  expect(session.parametersHash()).toBe(recorded);
});

test('memory does not grow over many epochs', async () => {
  const module = await loadModule('simd');
  const session = new module.Session(defaultExperiment);
  session.train(1e9, 100);
  session.takeReports();
  const before = module.memoryBytes();
  for (let i = 0; i < 200; i++) {
    session.train(1e9, 10);
    session.takeReports();
    drawPicture(session, 100, 32);
    session.saveState();
  }
  expect(module.memoryBytes()).toBe(before);
});
