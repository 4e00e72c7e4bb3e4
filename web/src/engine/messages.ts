/**
 * The typed messages between the engine client and the worker: requests carry an id and get exactly
 * one reply with the same id; events come by themselves. Errors are data.
 */

import type {
  Divergence,
  PredictedSamples,
  SamplesOfPart,
  SessionDescription,
  Stop,
} from '../../../wasm_bindings/descent_module';
import type { ErrorsOfParts } from '../../../wasm_bindings/errors_types';
import type { SpareGrids } from '../../../wasm_bindings/grids_types';
import type { TableDescription, TableRequest } from '../../../wasm_bindings/own_table_types';
import type { Experiment } from '../experiment/experiment';
import type { Inspection, InspectionRequest } from './inspection_messages';
import type { SelectionProgress, SelectionReplies, SelectionRequest } from './selection_messages';

export type { SpareGrids } from '../../../wasm_bindings/grids_types';
export type { Inspection, InspectionRequest, InspectionSubject } from './inspection_messages';

/** Epochs per second, or 'fastest'. */
export type Speed = number | 'fastest';

/** At most `count` samples of a part of the data, from number `first` on. */
export interface SampleRange {
  readonly part: 'training' | 'test';
  readonly first: number;
  readonly count: number;
  /** The one whose answers from every layer come too. */
  readonly shown: number;
}

/** What a picture should contain. */
export interface PictureRequest {
  /** Points per side of the prediction map. */
  readonly predictionResolution: number;
  /** Points per side of every unit's own map; 0 leaves them out. */
  readonly unitResolution: number;
  /** Raw columns on the map's axes. */
  readonly horizontalColumn: number;
  readonly verticalColumn: number;
  /** Predictions for these samples in place of all grids, for data that is no plane. */
  readonly samples?: SampleRange;
}

/** The predictions of a picture for samples of the data. */
export interface PictureSamples extends SampleRange, PredictedSamples {}

/** The state of training at the moment the picture was begun, as the page draws it. */
export interface Picture {
  readonly epoch: number;
  /** Grows with every start (configure that restarts, reset), so that late pictures are recognised. */
  readonly run: number;
  /** Report rows since the last picture, REPORT_FIELDS numbers each. */
  readonly reports: Float64Array;
  readonly parameters: Float32Array;
  readonly predictionResolution: number;
  /** Rows of each prediction grid: the resolution, or 1 for data with a single column. */
  readonly predictionRows: number;
  readonly predictions: Float32Array;
  readonly unitResolution: number;
  /** Inputs' grids, then every layer's units' grids, rows x resolution values each. */
  readonly unitGrids: Float32Array;
  /** Predictions for the samples asked for; then there are no grids, and all their numbers are 0. */
  readonly samples: PictureSamples | null;
  /** The weight of each input, then the bias, of a network of linear layers; empty for any other. */
  readonly linearForm: Float64Array;
  /** Whether training runs at the moment the picture is sent. */
  readonly playing: boolean;
  /** Where the numbers ceased to be finite, or null. */
  readonly divergence: Divergence | null;
  /** The rule that ended training, or null. */
  readonly stopped: Stop | null;
}

/** The errors of the weights at the moment they were asked for, on both parts of the data. */
export interface Errors extends ErrorsOfParts {
  readonly epoch: number;
  readonly run: number;
}

/** One row of reports. Test numbers are NaN without test samples. */
export interface EpochReport {
  readonly epoch: number;
  readonly trainingLoss: number;
  readonly testLoss: number;
  readonly penalty: number;
  readonly trainingMetric: number;
  readonly testMetric: number;
  readonly learningRate: number;
}
export const REPORT_FIELDS = 7;

/** The accepted experiment's shape and samples. */
export interface Configured {
  readonly run: number;
  /** False when training goes on with the weights it had. */
  readonly restarted: boolean;
  /** Completed epochs; more than 0 when training goes on, or goes on from a saved state. */
  readonly epoch: number;
  readonly description: SessionDescription;
  readonly training: SamplesOfPart;
  readonly test: SamplesOfPart;
}

/** Where a fresh worker takes up a run of its predecessor. */
export interface Restore {
  readonly run: number;
  /** Null starts the run again from epoch 0. */
  readonly state: Uint8Array | null;
}

export type Request =
  /** The reader's own table, before the first experiment with it. */
  | { readonly type: 'provideTable'; readonly table: TableRequest }
  /** Samples of an external dataset, before the first experiment with it. */
  | { readonly type: 'provideData'; readonly dataset: string; readonly bytes: Uint8Array }
  | { readonly type: 'configure'; readonly experiment: Experiment; readonly restore?: Restore }
  | { readonly type: 'play'; readonly speed: Speed }
  | { readonly type: 'pause' }
  /** Goes on to a multiple of `evaluationInterval`, which is 1 where it is not given. */
  | { readonly type: 'step'; readonly epochs: number; readonly evaluationInterval?: number }
  | { readonly type: 'reset' }
  /**
   * One at a time; a start anew ends it with an error. With `save`, and once training has ended by
   * itself, the reply also brings the state at the very epoch of the last report. Grids are written
   * into the arrays of `spare` that have their size; these move to the worker, and back with them.
   */
  | {
      readonly type: 'picture';
      readonly request: PictureRequest;
      readonly save: boolean;
      readonly spare?: SpareGrids | null;
    }
  /** One at a time; a start anew ends it with an error. */
  | { readonly type: 'errors' }
  | SelectionRequest
  /** Ends a run that helps to choose settings, if one is under way. */
  | { readonly type: 'cancelSelection' }
  /** A later one, or a start anew, ends it with an error. */
  | { readonly type: 'inspect'; readonly request: InspectionRequest }
  | { readonly type: 'parametersHash' };

/** What each request is answered with. */
export interface Replies extends SelectionReplies {
  provideData: null;
  provideTable: TableDescription;
  configure: Configured;
  play: null;
  pause: { readonly epoch: number };
  step: { readonly epoch: number };
  reset: { readonly run: number };
  picture: { readonly picture: Picture; readonly state: Uint8Array | null };
  errors: Errors;
  inspect: Inspection;
  parametersHash: { readonly epoch: number; readonly hash: string };
}

/**
 * Why something failed. `configuration` carries the core's text, which names field, value and what is
 * allowed; `memory`, `trap` and `hung` mean the worker was replaced and the run went on; `disposed`
 * is what requests to a client that the page itself ended reject with.
 */
export interface EngineError {
  readonly kind: 'configuration' | 'memory' | 'trap' | 'hung' | 'load' | 'unsupported' | 'disposed';
  readonly message: string;
}

export type RequestType = Request['type'];
export type RequestOf<Type extends RequestType> = Extract<Request, { readonly type: Type }>;

export type ToWorker = { readonly id: number } & Request;

export type FromWorker =
  | { readonly type: 'ready'; readonly simd: boolean }
  | { readonly type: 'reply'; readonly id: number; readonly value: Replies[keyof Replies] }
  /** A step of many epochs, a long picture or a long sum of errors is under way: the worker has not hung. */
  | { readonly type: 'alive' }
  /** How far the request with this id is, whose reply is still to come. */
  | { readonly type: 'progress'; readonly id: number; readonly progress: SelectionProgress }
  | { readonly type: 'error'; readonly id: number; readonly error: EngineError }
  /** The instance is unusable; the client replaces the worker. */
  | { readonly type: 'fatal'; readonly error: EngineError };
