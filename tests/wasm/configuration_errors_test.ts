import { describe, expect, test } from 'vitest';
import type { Session } from '../../wasm_bindings/descent_module';
import { SessionHost } from '../../web/src/engine/session_host';
import type { Experiment } from '../../web/src/experiment/experiment';
import { catalog } from '../../web/src/generated/catalog';
import { loadModule } from './load_module';

const { defaults } = catalog;
const data = (change: object) => ({ ...defaults, data: { ...defaults.data, ...change } });
const network = (change: object) => ({ ...defaults, network: { ...defaults.network, ...change } });
const training = (change: object) => ({
  ...defaults,
  training: { ...defaults.training, ...change },
});

/** Softmax of the one output that two classes have. */
const softmaxOfOne = {
  ...network({ outputActivation: { id: 'softmax' } }),
  training: { ...defaults.training, loss: { id: 'meanSquared' } },
};
/** All samples at every step, but a layer that leaves some units out. */
const randomForLBfgs = {
  ...network({ layers: [{ id: 'dropout', activation: { id: 'linear' } }] }),
  training: { ...defaults.training, optimizer: { id: 'lBfgs' }, batchSize: 2000 },
};
/** One sample at a time, of which a layer would take mean and deviation. */
const oneToCompare = {
  ...network({ layers: [{ id: 'batchNormalization', activation: { id: 'linear' } }] }),
  training: { ...defaults.training, batchSize: 1 },
};
const stops = (...stopRules: object[]) => training({ stopRules });

/** What the message must name (field, value, what is allowed), and the wrong experiment. */
const wrong: readonly (readonly [string, string, string, unknown])[] = [
  ['data.noise', '7', '0 to 0.5', data({ noise: 7 })],
  ['data.sampleCount', '20.5', '10 to 2000', data({ sampleCount: 20.5 })],
  ['data.seed', '-1', '0 to 4294967295', data({ seed: -1 })],
  ['data.testShare', 'nan', '0 to 0.9', data({ testShare: Number.NaN })],
  ['data.noise', '0.1', 'a number', data({ noise: '0.1' })],
  ['data.noise', 'undefined', 'a number', data({ noise: undefined })],
  ['data.dataset', 'letters', 'spiral', data({ dataset: { id: 'letters' } })],
  ['data.dataset', 'mnist', 'an object', data({ dataset: 'mnist' })],
  ['data.dataset', 'arms', 'allowed', data({ dataset: { id: 'spiral', values: { arms: 3 } } })],
  ['data.dataset.arms', '9', '2 to 6', data({ dataset: { id: 'spirals', values: { arms: 9 } } })],
  ['data.features', 'x9', 'x1', data({ features: ['x9'] })],
  ['data', 'colour', 'noise', data({ colour: 1 })],
  ['network.layers', 'deep', 'a list', network({ layers: 'deep' })],
  ['network.initializer', 'sparse', 'zero', network({ initializer: { id: 'sparse' } })],
  ['network.outputActivation', 'softmax', 'tanh', softmaxOfOne],
  ['training.learningRate', '0', '1e-05 to 10', training({ learningRate: 0 })],
  ['training.batchSize', 'inf', '1 to 2000', training({ batchSize: Number.POSITIVE_INFINITY })],
  ['training.batchSize', '32', '250 to 2000 for lBfgs', training({ optimizer: { id: 'lBfgs' } })],
  ['network.layers.1.dropRate', '0.2', '0 for lBfgs', randomForLBfgs],
  ['training.batchSize', '1', '2 to 2000 with batchNormalization', oneToCompare],
  ['training.warmupEpochs', '0.5', '0 to 1000, whole numbers', training({ warmupEpochs: 0.5 })],
  [
    'training.evaluationInterval',
    '0',
    '1 to 1000, whole numbers',
    training({ evaluationInterval: 0 }),
  ],
  ['training.stopRules', 'an object', 'a list', training({ stopRules: { id: 'epochs' } })],
  ['training.stopRules', 'undefined', 'a list', training({ stopRules: undefined })],
  ['training.stopRules.count', '0', '1 to 1', stops({ id: 'epochs', values: { count: 0 } })],
  ['training.stopRules', 'epochs', 'twice', stops({ id: 'epochs' }, { id: 'epochs' })],
  ['training.optimizer', 'sgd', 'adam', training({ optimizer: { id: 'sgd' } })],
  ['training.loss', 'meanSquared', 'an object', training({ loss: 'meanSquared' })],
  ['training.loss', 'constructor', 'meanSquared', training({ loss: { id: 'constructor' } })],
  [
    'training.gradientClipping',
    'byLength',
    'byNorm',
    training({ gradientClipping: { id: 'byLength' } }),
  ],
  [
    'training.gradientClipping',
    'undefined',
    'an object',
    training({ gradientClipping: undefined }),
  ],
  ['version', '2', '1', { ...defaults, version: 2 }],
  ['experiment', 'null', 'an object', null],
  ['experiment', 'spiral', 'an object', 'spiral'],
];

/** The host needs no time to refuse. */
const noClock = { now: () => 0, after: () => () => {}, afterMessages: () => {} };

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}

/** Everything of a session that a refused experiment could have changed. */
function stateOf(session: Session) {
  return {
    epoch: session.epoch(),
    hash: session.parametersHash(),
    description: session.describe(),
    state: session.saveState(),
  };
}

describe.each(['simd', 'scalar'] as const)('%s', async (build) => {
  const module = await loadModule(build);
  const session = new module.Session(defaults);
  session.train(60, 10);

  test.each(wrong)('%s = %s is a RangeError that says: %s', (...row) => {
    const named = row.slice(0, 3) as string[];
    const experiment = row[3];
    const before = stateOf(session);
    for (const action of [
      () => session.configure(experiment),
      () => new module.Session(experiment),
    ]) {
      const thrown = thrownBy(action);
      expect(thrown).toBeInstanceOf(RangeError);
      for (const part of named) expect((thrown as RangeError).message).toContain(part);
    }
    expect(stateOf(session)).toEqual(before);
  });

  test('wrong picture requests and states are RangeErrors too', () => {
    const before = stateOf(session);
    const state = session.saveState();
    for (const action of [
      () => session.beginPicture(1, 0, 0, 1),
      () => session.beginPicture(20, 0, 0, 2),
      () => session.beginPicture(20, 20, -1, 1),
      () => session.advancePicture(-1),
      () => session.restoreState(state.slice(1)),
      () => session.restoreState(new Uint8Array(0)),
    ])
      expect(thrownBy(action)).toBeInstanceOf(RangeError);
    expect(stateOf(session)).toEqual(before);
  });

  test('2,000 of them in a row leave the session in working order', async () => {
    const fresh = await loadModule(build);
    const survivor = new fresh.Session(defaults);
    const reference = new fresh.Session(defaults);
    for (let i = 0; i < 2000; i++)
      expect(thrownBy(() => survivor.configure(data({ noise: 7 })))).toBeInstanceOf(RangeError);
    for (const trained of [survivor, reference]) trained.train(300, 300);
    expect(survivor.parametersHash()).toBe(reference.parametersHash());
  });

  test('2,000 of them through the worker leave its stack where it was', async () => {
    const fresh = await loadModule(build);
    const stack = fresh.stackSave();
    const kinds: string[] = [];
    const host = new SessionHost(fresh, (message) => kinds.push(message.type), noClock);
    const ask = (id: number, experiment: unknown) =>
      host.handle({ type: 'configure', id, experiment: experiment as Experiment });
    ask(0, defaults);
    for (let id = 1; id <= 2000; id++) ask(id, wrong[id % wrong.length]?.[3]);
    expect(kinds).toEqual(['reply', ...new Array(2000).fill('error')]);
    expect(fresh.stackSave()).toBe(stack);
  });
});
