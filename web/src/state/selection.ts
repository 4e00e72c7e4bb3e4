/** What the page keeps of runs that help to choose settings. */

import type {
  CrossValidationOptions,
  CrossValidationReport,
  RangeTestOptions,
  RangeTestReport,
} from '../../../wasm_bindings/selection_module';
import type { EngineError } from '../engine/messages';
import type { Experiment } from '../experiment/experiment';
import { OWN_TABLE, ownTableNumber } from '../experiment/own_table';

/** A run, its experiment and what it has found so far. */
export interface SelectionTask<Options, Report> {
  readonly experiment: Experiment;
  /** Which of the reader's own tables there was, whose experiments are all alike. */
  readonly table: number;
  readonly options: Options;
  readonly status: 'running' | 'finished' | 'ended' | 'failed';
  /** Share of the work that is done, 0 to 1. */
  readonly share: number;
  readonly report: Report | null;
  /** Why it failed. */
  readonly error: EngineError | null;
}

export type RateTask = SelectionTask<RangeTestOptions, RangeTestReport>;
export type ValidationTask = SelectionTask<CrossValidationOptions, CrossValidationReport>;

/** The fields of the panel, so that another language or a closed panel loses none. */
export interface SelectionForm {
  readonly tab: 'rates' | 'validation';
  readonly rates: Pick<RangeTestOptions, 'lowestRate' | 'highestRate' | 'steps'>;
  readonly validation: Omit<CrossValidationOptions, 'seed' | 'shuffled'>;
  readonly showFolds: boolean;
}

export interface SelectionState {
  readonly form: SelectionForm;
  /** The last run of each kind. */
  readonly rates: RateTask | null;
  readonly validation: ValidationTask | null;
}

/** The panel as it opens first; axes are chosen when it does. */
export const firstSelection: SelectionState = {
  form: {
    tab: 'rates',
    rates: { lowestRate: 1e-5, highestRate: 10, steps: 100 },
    validation: { axes: [], folds: 5, epochs: 50, stratified: true, criterion: 'loss' },
    showFolds: false,
  },
  rates: null,
  validation: null,
};

/** Whether a run is of a table of the reader's that another one has replaced. */
export function isOfEarlierTable({ experiment, table }: SelectionTask<unknown, unknown>): boolean {
  return experiment.data.dataset.id === OWN_TABLE && table !== ownTableNumber();
}

/** Whether a run is under way. */
export function isSelecting({ rates, validation }: SelectionState): boolean {
  return rates?.status === 'running' || validation?.status === 'running';
}
