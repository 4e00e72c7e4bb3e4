import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DescentModule, Session } from '../../wasm_bindings/descent_module';
import { classifyThrown } from '../../web/src/engine/failure';
import { HostedSession } from '../../web/src/engine/hosted_session';
import { defaultExperiment } from '../../web/src/experiment/defaults';
import type { Experiment } from '../../web/src/experiment/experiment';
import { parseLink } from '../../web/src/experiment/link';
import { catalog } from '../../web/src/generated/catalog';
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

test('the lean module refuses what the full one refuses, and goes on as it was', async () => {
  const lean = await loadModule('lean');
  const session = new lean.Session(defaultExperiment);
  session.train(noLimit, 5);
  const before = session.saveState();
  const idle = lean.stackSave();
  for (const [wrong, message] of [
    [{ batchSize: 0 }, /^training.batchSize: 0 is not allowed \(1 to /],
    [{ optimizer: { id: 'nothing' } }, /^training.optimizer: 'nothing' is not known \(allowed: /],
    [{ learningRate: 'fast' }, /^training.learningRate: /],
  ] as const) {
    const experiment = {
      ...defaultExperiment,
      training: { ...defaultExperiment.training, ...wrong },
    };
    let thrown: unknown;
    try {
      session.configure(experiment as never);
    } catch (error) {
      thrown = error;
    }
    lean.stackRestore(idle);
    expect(thrown).toBeInstanceOf(RangeError);
    expect(String((thrown as Error).message)).toMatch(message);
  }
  expect(session.saveState()).toEqual(before);
  session.train(noLimit, 1);
  expect(session.epoch()).toBe(6);
});

test('what the lean module has no memory for is an out-of-memory error', async () => {
  const lean = await loadModule('lean');
  const session = new lean.Session(defaultExperiment);
  const idle = lean.stackSave();
  for (const [resolution, unitResolution] of [
    [16_384, 0], // more numbers than can be counted in bytes
    [8192, 0], // 256 MiB of them
    [9, 3000],
  ] as const) {
    let thrown: unknown;
    try {
      session.beginPicture(resolution, unitResolution, 0, 1);
    } catch (error) {
      thrown = error;
    }
    lean.stackRestore(idle);
    expect(classifyThrown(thrown).kind, `${resolution} ${unitResolution}`).toBe('memory');
  }
});

test('the first visit and its usual changes need the lean module alone', async () => {
  const lean = await loadModule('lean');
  const { data, network, training } = defaultExperiment;
  const session = new lean.Session(defaultExperiment);
  // The page draws a small picture of each dataset of the task that it begins with.
  const twoClasses = catalog.datasets.filter(({ task }) => task === 'binary');
  expect(twoClasses.length).toBeGreaterThan(5);
  for (const { id } of twoClasses)
    session.configure({ ...defaultExperiment, data: { ...data, dataset: { id }, features: [] } });
  for (const id of ['gradientDescent', 'momentum', 'adam'])
    session.configure({ ...defaultExperiment, training: { ...training, optimizer: { id } } });
  for (const id of ['linear', 'relu', 'tanh', 'sigmoid'])
    session.configure({
      ...defaultExperiment,
      network: {
        ...network,
        layers: network.layers.map((layer) => ({ ...layer, activation: { id } })),
      },
    });
  for (const id of ['none', 'l1', 'l2'])
    session.configure({ ...defaultExperiment, training: { ...training, regularizer: { id } } });
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
  const { Session } = await loadModule('simd');
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
