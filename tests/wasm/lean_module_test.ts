import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DescentModule, Session } from '../../wasm_bindings/descent_module';
import { HostedSession } from '../../web/src/engine/hosted_session';
import { defaultExperiment } from '../../web/src/experiment/defaults';
import type { Experiment } from '../../web/src/experiment/experiment';
import { parseLink } from '../../web/src/experiment/link';
import { drawPicture } from './draw_picture';
import { loadModule } from './load_module';
import { madeUpMnist } from './provided_samples';

const noLimit = 1e9;

/** The lean session of an experiment, or null when the lean module refuses it. */
function leanSession(lean: DescentModule, experiment: Experiment): Session | null {
  try {
    return new lean.Session(experiment);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

test('what the lean module takes, it trains to the bits of the full one', async () => {
  const lines = readFileSync(
    new URL('../reference/varied_experiments.txt', import.meta.url),
    'utf8',
  ).split('\n');
  const lean = await loadModule('lean');
  const full = await loadModule('simd');
  full.provideData('mnist', madeUpMnist());
  const taken: string[] = [];
  for (const line of lines.filter((one) => one !== '' && !one.startsWith('#'))) {
    const [link = '', epochs] = line.split(' ');
    const { experiment } = parseLink(link);
    const session = leanSession(lean, experiment);
    if (!session) continue;
    taken.push(line);
    const other = new full.Session(experiment);
    for (const one of [session, other]) one.train(noLimit, Number(epochs));
    expect(session.parametersHash(), line).toBe(other.parametersHash());
    expect(session.takeReports(), line).toEqual(other.takeReports());
    expect(session.describe(), line).toEqual(other.describe());
    session.delete();
    other.delete();
  }
  expect(taken.length).toBeGreaterThanOrEqual(3);
});

test('the first visit and its usual changes need the lean module alone', async () => {
  const lean = await loadModule('lean');
  const { data, training } = defaultExperiment;
  const session = new lean.Session(defaultExperiment);
  for (const id of ['circle', 'xor', 'gauss', 'spiral', 'moons'])
    session.configure({ ...defaultExperiment, data: { ...data, dataset: { id } } });
  for (const id of ['gradientDescent', 'momentum', 'adam'])
    session.configure({ ...defaultExperiment, training: { ...training, optimizer: { id } } });
  expect(drawPicture(session, 20, 10).predictions.length).toBe(400);
});

test.each([
  ['between two epochs', 90, 1],
  ['in the middle of an epoch', 90, 7],
  ['before the first epoch', 0, 0],
])('a session moved %s goes on to the bits of one that was not', async (_, epochs, pieces) => {
  const experiment = {
    ...defaultExperiment,
    training: { ...defaultExperiment.training, optimizer: { id: 'adam' }, batchSize: 3 },
  };
  const lean = await loadModule('lean');
  const full = await loadModule('simd');
  const hosted = new HostedSession(lean);
  hosted.configure(experiment, undefined);
  hosted.current.train(noLimit, epochs);
  hosted.current.train(pieces, 1);
  hosted.moveTo(full);
  expect(hosted.current).toBeInstanceOf(full.Session);
  expect(hosted.current.epoch()).toBe(epochs);
  hosted.current.train(noLimit, 150 - epochs);

  const unmoved = new full.Session(experiment);
  unmoved.train(noLimit, 150);
  expect(hosted.current.parametersHash()).toBe(unmoved.parametersHash());
  expect(hosted.current.saveState()).toEqual(unmoved.saveState());
  expect(hosted.current.saveSnapshots()).toEqual(unmoved.saveSnapshots());
  const request = {
    predictionResolution: 2,
    unitResolution: 0,
    horizontalColumn: 0,
    verticalColumn: 1,
  };
  expect(hosted.beginPicture(request, false).reports).toEqual(unmoved.takeReports());
  expect(hosted.beginPicture(request, false).reports.length).toBe(0);
});

test('snapshots of another run are refused', async () => {
  const { Session } = await loadModule('lean');
  const session = new Session(defaultExperiment);
  session.train(noLimit, 5);
  const kept = session.saveSnapshots();
  for (const wrong of [
    { ...kept, interval: 0 },
    { ...kept, nextEpoch: 5 },
    { ...kept, weights: kept.weights.slice(1) },
    { ...kept, epochs: kept.epochs.slice().reverse() },
    { ...kept, epochs: [0] },
  ])
    expect(() => session.restoreSnapshots(wrong as never)).toThrow(/^snapshots/);
  expect(session.saveSnapshots()).toEqual(kept);
});
