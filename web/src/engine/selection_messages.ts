/** What the page and the worker say to each other about runs that help to choose settings. */

import type {
  CrossValidationOptions,
  CrossValidationReport,
  RangeTestOptions,
  RangeTestReport,
} from '../../../wasm_bindings/selection_module';
import type { Experiment } from '../experiment/experiment';

export type SelectionReport = CrossValidationReport | RangeTestReport;

/**
 * One run at a time. Training stands still meanwhile; playing or stepping on ends the run. Progress
 * comes by itself, the reply at the end.
 */
export type SelectionRequest =
  | {
      readonly type: 'crossValidate';
      readonly experiment: Experiment;
      readonly options: CrossValidationOptions;
    }
  /** From the weights as they are. */
  | {
      readonly type: 'testRates';
      readonly experiment: Experiment;
      readonly options: RangeTestOptions;
    };

/** A run's end, of itself (finished) or before; what it had found is in the report. */
export interface SelectionEnd<Report> {
  readonly finished: boolean;
  readonly report: Report;
}

export type SelectionReply = SelectionEnd<SelectionReport>;

export interface SelectionProgress<Report = SelectionReport> {
  /** Share of the work that is done, 0 to 1. */
  readonly share: number;
  readonly report: Report;
}

export interface SelectionReplies {
  crossValidate: SelectionEnd<CrossValidationReport>;
  testRates: SelectionEnd<RangeTestReport>;
  cancelSelection: null;
}
