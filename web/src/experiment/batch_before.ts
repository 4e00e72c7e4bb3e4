/** The batch size of before comes back when an optimizer that needs all samples is left. */

import { withTraining } from './adapt';
import type { Experiment } from './experiment';
import { needsOneLoss } from './one_loss';

export interface RememberedBatch {
  readonly experiment: Experiment;
  /** The batch size that such an optimizer took the place of, or null. */
  readonly batchSize: number | null;
}

/** An experiment after a change; `remembered` is what an earlier change gave back. */
export function withBatchBefore(
  before: Experiment,
  after: Experiment,
  remembered: number | null,
): RememberedBatch {
  const needed = needsOneLoss(before.training.optimizer);
  const needs = needsOneLoss(after.training.optimizer);
  if (!needed && needs) return { experiment: after, batchSize: before.training.batchSize };
  if (!needed || needs || remembered === null) return { experiment: after, batchSize: remembered };
  return { experiment: withTraining(after, { batchSize: remembered }), batchSize: null };
}
