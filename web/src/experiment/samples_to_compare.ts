/**
 * Layers that compare the samples of a batch, as batch normalisation does, learn nothing from batches
 * of one: a vector is then nothing but its own mean.
 */

import { withTraining } from './adapt';
import type { Experiment } from './experiment';
import { layerShapes, type Shape } from './layer_shapes';
import { layerKind } from './layers';
import type { Notice } from './notice';

/** The least batch with something to compare. */
export const LEAST_COMPARED = 2;

/** The id of a layer to which a sample is a single number to compare, or null. */
export function layerThatCompares(experiment: Experiment): string | null {
  const shapes = layerShapes(experiment);
  const found = experiment.network.layers.find((layer, index) => {
    const inputs = shapes[index];
    const single = inputs !== undefined && placesOf(inputs) === 1;
    return single && layer.frozen !== true && layerKind(layer).comparesSamples;
  });
  return found?.id ?? null;
}

/** The pixels of an image, or the steps of a sequence. */
function placesOf({ kind, rows, columns }: Shape): number {
  return kind === 'image' ? rows * columns : rows;
}

/** An experiment whose batches have two samples where a layer must compare them. */
export function withSamplesToCompare(experiment: Experiment): {
  readonly experiment: Experiment;
  readonly notices: readonly Notice[];
} {
  const { batchSize: given } = experiment.training;
  const layer = given < LEAST_COMPARED ? layerThatCompares(experiment) : null;
  if (layer === null) return { experiment, notices: [] };
  const values = { field: 'training.batchSize', given, used: LEAST_COMPARED, layer };
  return {
    experiment: withTraining(experiment, { batchSize: LEAST_COMPARED }),
    notices: [{ key: 'nothingToCompare', values }],
  };
}
