/** What close looks at a run's weights give; `descent_module.d.ts` says how they are asked for. */

/** Counts of numbers in bins of equal width from `minimum` to `maximum`. */
export interface Histogram {
  readonly minimum: number;
  readonly maximum: number;
  readonly counts: Uint32Array;
}

/**
 * The numbers of one layer. Its weights are all that multiplies, recurrent weights and scales of a
 * normalisation among them; biases and shifts are left out.
 */
export interface LayerNumbers {
  /** Euclidean lengths of the weights and of d(mean training loss)/d(weights); 0 without weights. */
  readonly weightNorm: number;
  readonly gradientNorm: number;
  /** Length of the next step from that gradient over the weights' length; NaN where that is 0. */
  readonly updateRatio: number;
  /** Share of units whose activation has derivative 0 for every training sample. */
  readonly deadShare: number;
  /** Around 0; without bins where there are no weights. */
  readonly weights: Histogram;
  readonly gradients: Histogram;
  readonly outputs: Histogram;
}

export interface LayersInspection {
  readonly subject: 'layers';
  /** Mean training loss. */
  readonly loss: number;
  /** The output layer last. */
  readonly layers: readonly LayerNumbers[];
}

/** Training loss along a line or over a plane through the weights, which are its middle point. */
export interface SurfaceInspection {
  readonly subject: 'surface';
  readonly columns: number;
  /** 1 for a line. */
  readonly rows: number;
  /** Row after row, each from the negative end of the first axis on. */
  readonly losses: Float64Array;
  /** How far each axis goes both ways. */
  readonly extents: readonly number[];
  /** Shares of the variance of the way along its first two principal components, or empty. */
  readonly shares: readonly number[];
  /** The way of the weights in the plane, two coordinates each, the present ones (0, 0) last. */
  readonly path: Float64Array;
}

/** The largest eigenvalue, by magnitude, of the Hessian of the mean training loss. */
export interface CurvatureInspection {
  readonly subject: 'curvature';
  /** NaN where gradients are not finite. */
  readonly eigenvalue: number;
  /** It is off by at most so much. */
  readonly residual: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Lengths of the gradients of samples' own losses, each from a pass of evaluation of it alone. */
export interface ExamplesInspection {
  readonly subject: 'examples';
  /** Their numbers in the training data; empty for all of it in its order. */
  readonly samples: Uint32Array;
  readonly norms: Float64Array;
  /** The length of the mean of these gradients. */
  readonly meanNorm: number;
}

/** The first rows and columns, at most 16 each, of a matrix, column by column. */
export interface ShownMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** A matrix or vector of a layer's parameters; vectors have one column. */
export interface TracedSegment {
  readonly name:
    | 'weights'
    | 'recurrentWeights'
    | 'bias'
    | 'recurrentBias'
    | 'scale'
    | 'shift'
    | 'mean'
    | 'variance';
  /** Where it starts among the parameters, column by column. */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  /** False for statistics, which are measured and have no gradient. */
  readonly learned: boolean;
  readonly values: ShownMatrix;
  readonly gradient: ShownMatrix;
  readonly update: ShownMatrix;
}

/** One layer in one pass; units stand in rows, samples in columns. */
export interface TracedLayer {
  readonly inputs: ShownMatrix;
  readonly preActivations: ShownMatrix;
  readonly outputs: ShownMatrix;
  readonly dOutputs: ShownMatrix;
  readonly dPreActivations: ShownMatrix;
  readonly segments: readonly TracedSegment[];
  readonly unitCount: number;
  readonly inputCount: number;
}

/** One derivative, back-propagated and from two values of the pass's loss. */
export interface GradientCheck {
  readonly derivative: number;
  /** (lossAbove - lossBelow) / (2 step) */
  readonly difference: number;
  readonly lossAbove: number;
  readonly lossBelow: number;
  readonly step: number;
  readonly relativeError: number;
}

/**
 * A training pass of one sample or the next batch forward and back, and the step that training would
 * take from it; of the next batch it is the step that comes. Gradients are of the mean loss.
 */
export interface PassInspection {
  readonly subject: 'pass';
  /** Their numbers in the training data. */
  readonly samples: Uint32Array;
  readonly layers: readonly TracedLayer[];
  readonly predictions: ShownMatrix;
  readonly loss: number;
  readonly check: GradientCheck;
}

export type InspectionResult =
  | LayersInspection
  | SurfaceInspection
  | CurvatureInspection
  | ExamplesInspection
  | PassInspection;
