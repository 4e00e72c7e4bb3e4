/** What Session.takeErrors hands over. */

/** One of the samples with the largest losses. */
export interface SampleError {
  /** Its place in its part of the data. */
  readonly sample: number;
  /** Class ids; -1 for regression, and where a prediction is NaN. */
  readonly trueClass: number;
  readonly predictedClass: number;
  readonly loss: number;
}

/** How the network errs on one part of the data. */
export interface ErrorsOfPart {
  /** Every metric that suits the task, in the catalogue's order; NaN where it has no value. */
  readonly metrics: readonly { readonly id: string; readonly value: number }[];
  /**
   * Samples of each true class predicted as each class, one true class after the other; those with a
   * prediction of NaN are counted nowhere. Empty for regression.
   */
  readonly confusion: Int32Array;
  /** The predictions, sample after sample, a number per output. */
  readonly predictions: Float32Array;
  /** The ten samples with the largest losses, or all of fewer, the largest first. */
  readonly worst: readonly SampleError[];
}

/** The errors of one state of the weights. */
export interface ErrorsOfParts {
  readonly training: ErrorsOfPart;
  readonly test: ErrorsOfPart;
}
