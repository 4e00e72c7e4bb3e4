import { describe, expect, test } from 'vitest';
import { withDataset, withNetwork } from '../../../web/src/experiment/adapt';
import { catalog } from '../../../web/src/experiment/catalog';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { LayerConfig } from '../../../web/src/experiment/experiment';
import { linkReference } from '../../../web/src/experiment/fields';
import { denseLayer } from '../../../web/src/experiment/layers';
import { experimentToLink, longestLink, parseLink } from '../../../web/src/experiment/link';
import { normalizeExperiment } from '../../../web/src/experiment/schema';
import { randomExperiment, randomLink, TestRandom } from './random_experiments';

describe('links of experiments', () => {
  test('the default experiment reads as its settings', () => {
    const link = experimentToLink(defaultExperiment);
    expect(link).toMatch(
      /^v=1&data=spiral&samples=500&noise=0&testShare=0\.5&dataSeed=\d+&features=/,
    );
    expect(link).toContain('&learningRate=');
    expect(link).not.toMatch(/[%+ ]/);
    expect(parseLink(link)).toEqual({ experiment: defaultExperiment, notices: [] });
  });

  test('links from before gradient clipping train without it', () => {
    const link = experimentToLink(defaultExperiment).replace('&clipping=none', '');
    expect(link).not.toContain('clipping');
    expect(parseLink(link)).toEqual({ experiment: defaultExperiment, notices: [] });
    const clipped = parseLink(`${link}&clipping=byNorm&clipping.limit=0.5`);
    expect(clipped.notices).toEqual([]);
    expect(clipped.experiment.training.gradientClipping).toEqual({
      id: 'byNorm',
      values: { limit: 0.5 },
    });
  });

  test('an empty link is the default experiment', () => {
    for (const link of ['', '#']) {
      expect(parseLink(link)).toEqual({ experiment: defaultExperiment, notices: [] });
    }
  });

  test('500 random experiments come back exactly', () => {
    const random = new TestRandom(1);
    for (let i = 0; i < 500; ++i) {
      const experiment = randomExperiment(random);
      const link = experimentToLink(experiment);
      expect(parseLink(`#${link}`), link).toEqual({ experiment, notices: [] });
      expect(link.length).toBeLessThan(longestLink);
    }
  });

  test('stop rules carry their values, in menu order', () => {
    const { experiment, notices } = parseLink('stop=noImprovement:patience=7,epochs');
    expect(notices).toEqual([]);
    expect(experiment.training.stopRules).toEqual([
      { id: 'epochs' },
      { id: 'noImprovement', values: { patience: 7 } },
    ]);
    expect(experimentToLink(experiment)).toMatch(/&stop=epochs,noImprovement:patience=7$/);
    expect(experimentToLink(defaultExperiment)).toMatch(/&stop=none$/);
  });

  test('layers that differ carry their activations and slopes', () => {
    const experiment = withNetwork(defaultExperiment, {
      layers: [
        denseLayer(8, { id: 'leakyRelu', values: { slope: 0.25 } }),
        denseLayer(4, { id: 'tanh' }),
      ],
    });
    const link = experimentToLink(experiment);
    expect(link).toContain('&layers=8:leakyRelu:slope=0.25,4:tanh&');
    expect(link).not.toContain('&activation=');
    expect(parseLink(link).experiment).toEqual(experiment);
  });

  test('a shared slope has a key of its own', () => {
    const { experiment, notices } = parseLink(
      'layers=3,5&activation=leakyRelu&activation.slope=0.2',
    );
    const activation = { id: 'leakyRelu', values: { slope: 0.2 } };
    expect(notices).toEqual([]);
    expect(experiment.network.layers).toEqual([
      denseLayer(3, activation),
      denseLayer(5, activation),
    ]);
  });

  test('layers of other kinds say what is theirs', () => {
    const layers: readonly LayerConfig[] = [
      { id: 'layerNormalization', activation: { id: 'linear' } },
      { id: 'dropout', values: { dropRate: 0.5 }, activation: { id: 'linear' } },
      {
        ...denseLayer(4, { id: 'tanh' }),
        initializer: { id: 'uniform', values: { limit: 0.25 } },
        regularizer: { id: 'l2', values: { rate: 0.1 } },
        frozen: true,
      },
      { id: 'residual', activation: { id: 'relu' } },
    ];
    const experiment = withNetwork(defaultExperiment, { layers });
    const link = experimentToLink(experiment);
    expect(link).toContain(
      '&layers=layerNormalization,dropout(dropRate=0.5),' +
        'dense(units=4;initializer=uniform;initializer.limit=0.25;regularizer=l2;' +
        'regularizer.rate=0.1;frozen=1),residual:relu&activation=tanh&',
    );
    expect(parseLink(link)).toEqual({ experiment, notices: [] });
  });

  test('what an initializer, a regularizer or freezing has nothing to act on is left out', () => {
    const { experiment } = parseLink('layers=dropout(initializer=zero;frozen=1)');
    expect(experiment.network.layers).toEqual([{ id: 'dropout', activation: { id: 'linear' } }]);
  });

  test('a network without hidden layers has a link', () => {
    const experiment = withNetwork(defaultExperiment, { layers: [] });
    expect(experimentToLink(experiment)).toContain('&layers=none&');
    expect(parseLink(experimentToLink(experiment)).experiment).toEqual(experiment);
  });

  test('settings a link leaves out are the dataset’s own', () => {
    for (const { id } of catalog.datasets) {
      const expected = withDataset(defaultExperiment, id);
      expect(parseLink(`#data=${id}`)).toEqual({ experiment: expected, notices: [] });
    }
  });

  test('every key of the reference is read', () => {
    const keys = linkReference().map(({ key }) => key);
    expect(new Set(keys)).toContain('optimizer.beta1');
    for (const key of keys) {
      const unknown = parseLink(`${key}=`).notices.filter((n) => n.key === 'unknownSetting');
      expect(unknown, key).toEqual([]);
    }
  });
});

describe('links that cannot be taken as they are', () => {
  test('2,000 random texts give valid experiments', () => {
    const random = new TestRandom(2);
    const keys = [
      ...linkReference().map(({ key }) => key),
      ...['v', 'networkShape', 'regularization', 'regularizationRate', 'percTrainData', 'dataset'],
      ...['regDataset', 'problem', 'initZero', 'x', 'cosX', 'discretize'],
    ];
    let repaired = 0;
    for (let i = 0; i < 2000; ++i) {
      const link = randomLink(random, keys);
      const { experiment, notices } = parseLink(link);
      expect(normalizeExperiment(experiment), link).toEqual({ experiment, notices: [] });
      const back = parseLink(experimentToLink(experiment));
      expect(back, link).toEqual({ experiment, notices: [] });
      if (notices.length > 0) repaired += 1;
    }
    expect(repaired).toBeGreaterThan(1000);
  });

  test.each([
    ['learningRate=20', 'outOfRange', 'training.learningRate', 20, 10],
    ['batchSize=0', 'outOfRange', 'training.batchSize', 0, 1],
    ['batchSize=2.5', 'notWhole', 'training.batchSize', 2.5, 3],
    [
      'learningRate=NaN',
      'replaced',
      'training.learningRate',
      'NaN',
      defaultExperiment.training.learningRate,
    ],
    [
      'learningRate=1e999',
      'replaced',
      'training.learningRate',
      '1e999',
      defaultExperiment.training.learningRate,
    ],
    [
      'learningRate=',
      'replaced',
      'training.learningRate',
      '',
      defaultExperiment.training.learningRate,
    ],
    [
      'data=constructor',
      'replaced',
      'data.dataset',
      'constructor',
      defaultExperiment.data.dataset.id,
    ],
    [
      'optimizer=__proto__',
      'replaced',
      'training.optimizer',
      '__proto__',
      defaultExperiment.training.optimizer.id,
    ],
    [
      'optimizer=adam&optimizer.beta1=7',
      'outOfRange',
      'training.optimizer.beta1',
      7,
      expect.any(Number),
    ],
    ['bias=perhaps', 'replaced', 'network.bias', 'perhaps', 1],
    ['layers=999', 'outOfRange', 'network.layers.units', 999, 256],
    ['layers=1,1,1,1,1,1,1,1,1,1', 'layersCut', 'network.layers', 10, catalog.maximumLayers],
    ['learnignRate=1', 'unknownSetting', 'learnignRate', '1', ''],
    ['batchSize=5&batchSize=6', 'repeatedSetting', 'batchSize', '6', '5'],
    ['v=2', 'otherVersion', 'version', 2, 1],
    ['stop=boredom', 'choiceUnknown', 'training.stopRules', 'boredom', ''],
    ['stop=epochs,epochs:count=3', 'choiceRepeated', 'training.stopRules', 'epochs', ''],
    ['stop=epochs:count=0', 'outOfRange', 'training.stopRules.count', 0, 1],
  ])('%s tells what was used', (link, key, field, given, used) => {
    const { notices } = parseLink(link);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ key, values: { field, given, used } });
  });

  test('a hyperparameter the entry does not have is left out', () => {
    const { experiment, notices } = parseLink('optimizer=adam&optimizer.__proto__=1');
    expect(experiment.training.optimizer).toEqual({ id: 'adam' });
    expect(notices.map(({ key }) => key)).toEqual(['noSuchHyperparameter']);
  });

  test('a link longer than 8 kB is not read', () => {
    const most = `data=circle&x=${'1'.repeat(longestLink - 'data=circle&x='.length)}`;
    expect(most).toHaveLength(8192);
    expect(parseLink(most).notices.map(({ key }) => key)).not.toContain('linkTooLong');
    const { experiment, notices } = parseLink(`${most}1`);
    expect(experiment).toEqual(defaultExperiment);
    expect(notices).toEqual([{ key: 'linkTooLong', values: { given: 8193, maximum: 8192 } }]);
  });
});
