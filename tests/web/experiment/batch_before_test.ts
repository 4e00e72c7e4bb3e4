import { expect, test } from 'vitest';
import { fullBatch, withOptimizer, withTraining } from '../../../web/src/experiment/adapt';
import { withBatchBefore } from '../../../web/src/experiment/batch_before';
import { defaultExperiment } from '../../../web/src/experiment/defaults';

const small = withTraining(defaultExperiment, { batchSize: 10 });
const all = withOptimizer(small, { id: 'lBfgs' });
const left = withOptimizer(all, { id: 'adam' });

test('the batch size comes back with an optimizer that does not need all samples', () => {
  expect(all.training.batchSize).toBe(fullBatch());
  const there = withBatchBefore(small, all, null);
  expect(there).toEqual({ experiment: all, batchSize: 10 });
  const meanwhile = withBatchBefore(all, withTraining(all, { learningRate: 0.5 }), 10);
  expect(meanwhile.batchSize).toBe(10);
  const back = withBatchBefore(all, left, 10);
  expect(back.experiment).toEqual(withTraining(left, { batchSize: 10 }));
  expect(back.batchSize).toBeNull();
});

test('other changes and unknown sizes change nothing', () => {
  const other = withTraining(small, { batchSize: 20 });
  expect(withBatchBefore(small, other, null)).toEqual({ experiment: other, batchSize: null });
  expect(withBatchBefore(all, left, null)).toEqual({ experiment: left, batchSize: null });
});
