import { expect, test } from 'vitest';
import { withDataset, withTraining } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { summaryText, valueText } from '../../../web/src/panels/candidate_table';
import { findingText as crossFinding } from '../../../web/src/panels/cross_validation_panel';
import {
  findingText,
  isOfEarlierSettings,
  rateRanges,
  suggestedRate,
} from '../../../web/src/panels/range_test_panel';
import type { RateTask, ValidationTask } from '../../../web/src/state/selection';
import { Texts } from '../../../web/src/text/text';

const english = new Texts('en');
const chinese = new Texts('zh-Hans');

const rateTask = (tenthOfLeastRate: number | null, divergenceRate: number | null): RateTask => ({
  experiment: defaultExperiment,
  table: 0,
  options: { lowestRate: 1e-5, highestRate: 10, steps: 3, smoothing: 0, divergenceFactor: 4 },
  status: 'finished',
  share: 1,
  error: null,
  report: {
    startLoss: 1,
    points: new Float64Array(9),
    divergenceRate,
    steepestRate: null,
    tenthOfLeastRate,
    tenthOfDivergenceRate: null,
  },
});

test('the suggestion has two digits, and the sentence says where it comes from', () => {
  expect(suggestedRate(rateTask(0.012345, null))).toBe(0.012);
  expect(suggestedRate(null)).toBeNull();
  const text = findingText(english, rateTask(0.012345, 0.98765));
  expect(text).toContain('Suggested learning rate: 0.012. The loss was least at 0.12');
  expect(text).toContain('. The loss diverged at 0.99.');
  expect(findingText(chinese, rateTask(0.012345, null))).toMatch(/0\.012。.*直到 10，/);
  expect(findingText(english, rateTask(null, null))).toContain('no rate is suggested');
});

test('a rate test is of earlier settings once more than the learning rate is another', () => {
  const task = rateTask(0.01, null);
  const { training } = defaultExperiment;
  const faster = withTraining(defaultExperiment, { learningRate: 0.5 });
  expect(isOfEarlierSettings(task, faster)).toBe(false);
  expect(isOfEarlierSettings(task, withDataset(faster, 'circle'))).toBe(true);
  const larger = withTraining(defaultExperiment, { batchSize: training.batchSize + 1 });
  expect(isOfEarlierSettings(task, larger)).toBe(true);
  expect(isOfEarlierSettings({ ...task, report: null }, larger)).toBe(false);
  expect(isOfEarlierSettings(null, larger)).toBe(false);
});

test('the ends of a rate test have limits that can be read', () => {
  const { lowest, highest } = rateRanges();
  expect(english.formatLimit(lowest.maximum)).toBe('3.3');
  expect(english.formatLimit(highest.minimum)).toBe('0.00003');
});

const validationTask = (best: number | null, chosen: number | null, ran = 3): ValidationTask => ({
  experiment: defaultExperiment,
  table: 0,
  options: {
    axes: [{ path: 'training.learningRate', values: [1, 2, 3] }],
    folds: 2,
    epochs: 1,
    stratified: true,
    shuffled: true,
    seed: 1,
    criterion: 'loss',
  },
  status: 'finished',
  share: 1,
  error: null,
  report: {
    candidates: Array.from({ length: ran }, () => ({
      folds: new Float64Array(4),
      loss: { mean: 1, deviation: 1, standardError: 1 },
      metric: { mean: 1, deviation: 1, standardError: 1 },
    })),
    best,
    oneStandardErrorChoice: chosen,
  },
});

test('the sentence names the best and the suggested candidate, counted from 1', () => {
  expect(crossFinding(english, validationTask(2, 0))).toMatch(
    /^Best is candidate 3\. Suggested is candidate 1,/,
  );
  expect(crossFinding(english, validationTask(1, 1))).toMatch(/^Candidate 2 is best and also/);
  expect(crossFinding(english, validationTask(null, null))).toContain('diverged');
});

test('the sentence says when candidates are missing', () => {
  expect(crossFinding(english, validationTask(1, 1, 2))).toMatch(
    /^Only 2 of 3 candidates ran, so only these are compared\. Candidate 2 is best/,
  );
  expect(crossFinding(chinese, validationTask(0, 0, 1))).toMatch(/^3 组候选里只运行了 1 组/);
});

test('scores have a mean and a deviation, shares in per cent', () => {
  const summary = (mean: number) => ({ mean, deviation: 0.012345, standardError: 1 });
  expect(summaryText(english, summary(0.123456), null)).toBe('0.123 ± 0.012');
  expect(summaryText(english, summary(0.98765), 'accuracy')).toBe('98.8% ± 1.2%');
  expect(summaryText(english, summary(Number.POSITIVE_INFINITY), null)).toBe('diverged');
  expect(summaryText(english, undefined, null)).toBe('–');
});

test('values are shown by their names', () => {
  expect(valueText(english, 'training.learningRate', 0.5)).toBe('0.5');
  expect(valueText(english, 'training.optimizer', 'adam')).toBe('Adam');
  expect(valueText(english, 'network.layers.2.activation', 'tanh')).toBe(
    english.label('activations', 'tanh'),
  );
});
