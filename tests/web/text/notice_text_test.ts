import { describe, expect, test } from 'vitest';
import { unfetched } from '../../../web/src/app/read_link';
import { withDataset, withLayers } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { withFittingLayers } from '../../../web/src/experiment/fit_layers';
import { denseLayer } from '../../../web/src/experiment/layers';
import { parseLink } from '../../../web/src/experiment/link';
import { withOneLoss } from '../../../web/src/experiment/one_loss';
import { parsePresentation } from '../../../web/src/experiment/presentation';
import { normalizeExperiment } from '../../../web/src/experiment/schema';
import { unfetchedLink } from '../../../web/src/state/link_sync';
import english from '../../../web/src/text/en.json';
import { noticeText } from '../../../web/src/text/notice_text';
import { languages, Texts } from '../../../web/src/text/text';

const byLBfgs = parseLink('optimizer=lBfgs').experiment;
const images = withDataset(defaultExperiment, 'shapes');

/** Together these give every notice there is. */
const causes = [
  normalizeExperiment(null),
  unfetched,
  { notices: unfetchedLink },
  parseLink('v=7&optimizer=adam&optimizer.slope=1&learnignRate=1&batchSize=2.5&batchSize=3'),
  parseLink('learningRate=99&bias=x&layers=1,1,1,1,1,1,1,1,1&features=x1,bodyMass'),
  parseLink('data=xorPoints&samples=10&noise=0.1&testShare=0.9&loss=softmaxCrossEntropy'),
  parseLink('data=xorPoints&samples=11'),
  parseLink('data=shapes&features=pixel1'),
  parseLink('layers=lstm,8'),
  parseLink('data=circle&layers=residual,4,2,residual'),
  withFittingLayers(
    images,
    withLayers(images, [
      denseLayer(4, { id: 'relu' }),
      { id: 'maximumPooling', activation: { id: 'linear' } },
    ]),
  ),
  parseLink('data=ownTable'),
  parseLink('loss=binaryCrossEntropy&outputActivation=tanh'),
  parseLink('optimizer=lBfgs&batchSize=32'),
  parseLink('optimizer=lBfgs&layers=4,dropout'),
  withOneLoss(byLBfgs, withLayers(byLBfgs, [{ id: 'dropout', activation: { id: 'linear' } }])),
  parseLink('layers=4,batchNormalization&batchSize=1'),
  parseLink('stop=boredom,epochs,epochs'),
  parseLink('dataset=circle&cosX=true'),
  parseLink('x'.repeat(9000)),
  parsePresentation('preset=a&theme=b&lang=c&hide=d'),
].flatMap(({ notices }) => notices);

describe.each(languages)('notices in %s', (language) => {
  const texts = new Texts(language);

  test('every kind is a whole sentence', () => {
    expect(new Set(causes.map(({ key }) => key))).toEqual(new Set(Object.keys(english.notices)));
    for (const notice of causes) {
      const text = noticeText(texts, notice);
      expect(text).toMatch(/[.。]$/);
      expect(text, JSON.stringify(notice)).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});

test('a layer is called by its name', () => {
  const { notices } = parseLink('layers=4,batchNormalization&batchSize=1');
  const said = notices.map((notice) => noticeText(new Texts('en'), notice));
  expect(said).toEqual([
    'Batch normalization compares the samples of a batch, so the batch size 1 became 2.',
  ]);
});

test('paths and ids become the reader’s words', () => {
  const [notice] = parseLink('activation=constructor').notices;
  if (notice === undefined) throw new Error('no notice');
  expect(noticeText(new Texts('en'), notice)).toBe(
    'Activation: “constructor” is not possible; Tanh is used instead.',
  );
  expect(noticeText(new Texts('zh-Hans'), notice)).toBe(
    '激活函数不能是“constructor”，已改用 Tanh。',
  );
});

test('hostile text stays text', () => {
  const [notice] = parseLink('{field}<b>=1').notices;
  if (notice === undefined) throw new Error('no notice');
  expect(noticeText(new Texts('en'), notice)).toContain('“{field}<b>”');
});
