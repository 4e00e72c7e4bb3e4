/**
 * The module that Emscripten builds from `wasm_bindings/`, as the worker sees it. A test holds this
 * file against the live module. All arrays are copies; none of them views wasm memory. Every call
 * that needs memory may throw an Error named "OutOfMemory" when the module's 256 MB are used up.
 */

import type { ErrorsOfParts } from './errors_types';
import type { Grids, SpareGrids } from './grids_types';
import type { InspectionResult } from './inspection_types';
import type { TableDescription, TableReport, TableRequest } from './own_table_types';
import type {
  CrossValidation,
  CrossValidationOptions,
  LearningRateRangeTest,
  RangeTestOptions,
} from './selection_module';

/** What the network and its data look like after an experiment was accepted. */
export interface SessionDescription {
  readonly task: 'regression' | 'binary' | 'multiclass';
  /** Ids of the network's inputs, top to bottom. */
  readonly inputs: readonly string[];
  /** Every layer with weights, hidden ones first, the output layer last. */
  readonly layers: readonly LayerDescription[];
  readonly parameterCount: number;
  readonly trainingCount: number;
  readonly testCount: number;
  /** Rows left out because a cell was missing. */
  readonly omittedRows: number;
  /** Samples of a full batch or of each mini-batch, after clipping to the training samples. */
  readonly batchSize: number;
  /** Id of the metric in the reports. */
  readonly metric: string;
  /** Predictions shown in the map's full negative and positive colour. */
  readonly predictionRange: readonly [number, number];
  /** What was done to a reader's own table, or null. */
  readonly table: TableReport | null;
}

/** The shape of one sample between layers: numbers stand channel by channel, row by row. */
export interface ShapeDescription {
  readonly kind: 'vector' | 'image' | 'sequence';
  readonly channels: number;
  /** Rows of an image, or steps of a sequence. */
  readonly rows: number;
  /** Columns of an image, features of a step, or units of a vector. */
  readonly columns: number;
}

export interface LayerDescription {
  /** Its kind in the catalogue. */
  readonly kind: string;
  /** The shape of its outputs. */
  readonly shape: ShapeDescription;
  readonly units: number;
  readonly inputs: number;
  readonly activation: string;
  /** Where a dense layer's weights (units x inputs, column by column) start, -1 for other kinds. */
  readonly weightOffset: number;
  /** Where its biases start, or -1 without biases. */
  readonly biasOffset: number;
}

/** Samples of one part of the data. */
export interface SamplesOfPart {
  /** Raw columns, sample after sample: column 0 of sample 0, column 1 of sample 0, ... */
  readonly columns: Float32Array;
  /** Class id per sample, or the value for regression. */
  readonly targets: Float32Array;
}

/** The predictions for samples of one part of the data, in their order. */
export interface PredictedSamples {
  /** Sample after sample, a number per output; probabilities in place of logits. */
  readonly predictions: Float32Array;
  /** What they should come to, in the same layout: the numbers that the loss compares. */
  readonly targets: Float32Array;
  /** Predicted class per sample, -1 where a prediction is NaN; empty for regression. */
  readonly classes: Int32Array;
  /**
   * What the sample shown is to the network: its inputs, then every layer's outputs (pre-loss ones
   * last), of each its first numbers, whole channels or steps, 20,000 at most in all. Empty unless it
   * is among the samples.
   */
  readonly answers: Float32Array;
  /** How many of these are of the inputs, then of each layer. */
  readonly answerCounts: Int32Array;
}

/** Where the numbers of a run first ceased to be finite. */
export interface Divergence {
  readonly kind: 'activation' | 'loss' | 'gradient' | 'optimizerState' | 'weight';
  /** Hidden layers count from 1, the output layer is the last; 0 for the loss. */
  readonly layer: number;
  /** The epoch that was being trained and the optimizer's step, both counted from 1. */
  readonly epoch: number;
  readonly step: number;
}

/** The end that a stop rule has put to training. */
export interface Stop {
  /** The rule's id. */
  readonly rule: string;
  /** Completed epochs. */
  readonly epoch: number;
  /** The epoch whose weights are in place: an earlier one where the best were put back. */
  readonly weightsEpoch: number;
}

export interface Session {
  /**
   * Takes another experiment. When only settings of training other than the loss differ, the weights
   * and the epoch stay and the answer is false; else training starts anew (true).
   * Throws RangeError naming field, value and what is allowed, and leaves the session as it was.
   */
  configure(experiment: unknown): boolean;
  /** The same start again, to the bit. */
  reset(): void;
  describe(): SessionDescription;
  /** Throws RangeError for another part. */
  samples(part: 'training' | 'test'): SamplesOfPart;
  /**
   * Does at most so many pieces of work, and trains at most to the end of so many epochs; returns
   * the pieces done. A piece is one mini-batch, or a part of a long one of about a millisecond. With
   * 0 epochs it does what is left of the report of the weights it started from.
   * Limits are whole numbers, or Infinity. Throws RangeError for others.
   */
  train(maximumPieces: number, maximumEpochs: number): number;
  /** Completed epochs. */
  epoch(): number;
  /** True after a loss, a weight or the optimizer’s memory became infinite or NaN; the last finite
   * weights are back in place. */
  diverged(): boolean;
  /** The first number that was infinite or NaN, or null. */
  divergence(): Divergence | null;
  /** The rule that has ended training, or null; training then does nothing until it is changed. */
  stopped(): Stop | null;
  /**
   * Takes the reports that have come since the last call, REPORT_FIELDS numbers a row:
   * epoch, trainingLoss, testLoss, penalty, trainingMetric, testMetric, learningRate.
   * Test numbers are NaN without test samples; the rate is the one that the next epoch takes. The
   * first row after a start is epoch 0; after restoreState it is the restored epoch again. That
   * one's evaluation is done here, all at once, unless train has done it.
   */
  takeReports(): Float64Array;
  /** All parameters in their flat order. */
  parameters(): Float32Array;
  /** FNV-1a 64 over the parameters' bytes, 16 hexadecimal digits. */
  parametersHash(): string;
  /**
   * Begins a picture of the present weights, which training may leave behind while it is drawn. A
   * resolution is a number of points per side; a unit resolution of 0 leaves the units out. Another
   * picture that is under way is given up, as this one is by a start anew.
   * Throws RangeError, changing nothing, for a resolution outside 2 to 16384 or a column that does
   * not exist.
   */
  beginPicture(
    predictionResolution: number,
    unitResolution: number,
    horizontalColumn: number,
    verticalColumn: number,
  ): void;
  /** Does at most so many pieces of its work, about a millisecond each; returns how many. */
  advancePicture(maximumPieces: number): number;
  /**
   * Hands over the picture when it is done; else null. Grids are written into the arrays of `spare`
   * that have their size, the others into new ones.
   */
  takePicture(spare: SpareGrids | null): Grids | null;
  /**
   * Begins to sum up the errors of the present weights, which training may leave behind meanwhile.
   * Others that are under way are given up, as these are by a start anew.
   */
  beginErrors(): void;
  /** Does at most so many pieces of their work, about a millisecond each; returns how many. */
  advanceErrors(maximumPieces: number): number;
  /** Hands over the errors when they are done; else null. */
  takeErrors(): ErrorsOfParts | null;
  /**
   * Begins to predict at most `count` samples of a part, from number `first` on, with the present
   * weights, which training may leave behind meanwhile, and to keep all layers' answers to number
   * `shown` if that is among them. Others that are under way are given up, as these are by a start
   * anew. Throws RangeError for another part and for numbers that are no counts.
   */
  beginSamples(part: 'training' | 'test', first: number, count: number, shown: number): void;
  /** Does at most so many pieces of their work, about a millisecond each; returns how many. */
  advanceSamples(maximumPieces: number): number;
  /** Hands over the predictions when they are done; else null. */
  takeSamples(): PredictedSamples | null;
  /**
   * Begins a close look at the present weights, which training may leave behind meanwhile. Another
   * one that is under way is given up, as this one is by a start anew. Each throws RangeError,
   * changing nothing, for numbers that are not allowed.
   * This one is at every layer, with histograms of so many bins.
   */
  beginLayers(bins: number): void;
  /** At the loss along one or two directions: `random`, or the `principal` ones of the way so far. */
  beginSurface(
    directions: 'random' | 'principal',
    axes: number,
    radius: number,
    points: number,
    seed: number,
  ): void;
  /** At the largest eigenvalue of the Hessian. */
  beginCurvature(): void;
  /** At the gradients of single samples: all of the training data, or those trained next. */
  beginExamples(samples: 'training' | 'nextBatch'): void;
  /** At a pass of one training sample or of the next batch, with a check of a parameter's derivative. */
  beginPass(samples: 'one' | 'nextBatch', sample: number, parameter: number): void;
  /** Does at most so many pieces of its work, about a millisecond each; returns how many. */
  advanceInspection(maximumPieces: number): number;
  /** Hands it over when it is done; else null. */
  takeInspection(): InspectionResult | null;
  /**
   * What a network of linear layers with one output comes to: a weight per input, then the bias.
   * Empty for any other network.
   */
  linearForm(): Float64Array;
  /**
   * Everything needed to go on, for a fresh session with the same experiment: from the start of the
   * epoch under way, or from where its settings were changed. What was trained since comes again to
   * the same bits.
   */
  saveState(): Uint8Array;
  /** Throws RangeError, changing nothing, when the bytes do not belong to this experiment. */
  restoreState(state: Uint8Array): void;
  /** The weights kept along the way, for a fresh session that goes on from this one's state. */
  saveSnapshots(): Snapshots;
  /** Takes them over after restoreState. Throws RangeError, changing nothing, for wrong ones. */
  restoreSnapshots(snapshots: Snapshots): void;
  /** Frees the session. */
  delete(): void;
}

/** Weights at epochs that lie evenly over a run. */
export interface Snapshots {
  /** Epochs between two. */
  readonly interval: number;
  /** When the next one is due. */
  readonly nextEpoch: number;
  readonly epochs: Float64Array;
  /** All parameters of one epoch after those of another. */
  readonly weights: Float32Array;
}

/**
 * The full module. The lean one, `descent_lean`, lacks all that has to do with close looks, choosing
 * settings and provided data, and most rows of the catalogue's tables.
 */
export interface DescentModule {
  Session: new (experiment: unknown) => Session;
  /** Throws RangeError naming `selection.*`, or the setting that an axis gives a wrong value. */
  CrossValidation: new (
    experiment: unknown,
    options: CrossValidationOptions,
  ) => CrossValidation;
  /** Starts from these parameters. Throws RangeError naming `rangeTest.*`. */
  LearningRateRangeTest: new (
    experiment: unknown,
    parameters: Float32Array,
    options: RangeTestOptions,
  ) => LearningRateRangeTest;
  /**
   * Brings the samples of a dataset that is `external` in the catalogue; until then an experiment
   * with it is refused. Throws RangeError, changing nothing, for bytes that are malformed.
   */
  provideData(dataset: string, bytes: Uint8Array): void;
  /**
   * Brings a reader's table as the dataset `ownTable`, instead of an earlier one.
   * Throws RangeError naming row and column, changing nothing, for one that cannot be used.
   */
  provideTable(table: TableRequest): TableDescription;
  /** Bytes of wasm memory in use by the module. */
  memoryBytes(): number;
  /** Where the module's own stack stands. */
  stackSave(): number;
  /** Sets it back there, because a call that threw RangeError leaves a part of its frames on it. */
  stackRestore(position: number): void;
}

/** The factory that each generated `descent_*.js` exports as default. */
export type CreateDescentModule = (options: {
  wasmBinary?: ArrayBuffer | Uint8Array;
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
  onAbort?: (reason: unknown) => void;
}) => Promise<DescentModule>;
