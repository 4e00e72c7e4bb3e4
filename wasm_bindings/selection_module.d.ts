/**
 * The module's classes that help to choose settings, each with networks of its own, apart from any
 * session. A test holds this file against the live module. All arrays are copies.
 */

/** A setting by its path, such as `training.learningRate`, and the values to compare. */
export interface SettingAxis {
  readonly path: string;
  readonly values: readonly (number | string)[];
}

export interface CrossValidationOptions {
  /** None is the experiment alone; with several, every combination is a candidate. */
  readonly axes: readonly SettingAxis[];
  readonly folds: number;
  /** Epochs of every training. */
  readonly epochs: number;
  /** Whether each fold has its share of every class. */
  readonly stratified: boolean;
  readonly shuffled: boolean;
  /** By which the samples are shuffled. */
  readonly seed: number;
  /** The held-out number by which candidates are compared. */
  readonly criterion: 'loss' | 'metric';
}

/** What the held-out scores of one candidate come to. */
export interface ScoreSummary {
  readonly mean: number;
  readonly deviation: number;
  readonly standardError: number;
}

/** A fold whose training diverged has an infinite loss and the metric -Infinity. */
export interface CandidateScores {
  /** Held-out loss and main metric of each fold, one fold after the other. */
  readonly folds: Float64Array;
  readonly loss: ScoreSummary;
  readonly metric: ScoreSummary;
}

/** The candidates finished so far, the last axis running fastest, and the choices among them. */
export interface CrossValidationReport {
  readonly candidates: readonly CandidateScores[];
  /** Numbers of candidates from 0; null when no mean is finite. */
  readonly best: number | null;
  readonly oneStandardErrorChoice: number | null;
}

/** k-fold cross-validation of the training samples, with networks of its own. */
export interface CrossValidation {
  /** Does at most so many pieces of work, about a millisecond each; returns how many. */
  advance(maximumPieces: number): number;
  done(): boolean;
  /** Share of the work that is done, 0 to 1. */
  progress(): number;
  report(): CrossValidationReport;
  delete(): void;
}

export interface RangeTestOptions {
  readonly lowestRate: number;
  readonly highestRate: number;
  /** Mini-batches, one rate each. */
  readonly steps: number;
  /** Share that the smoothed loss keeps of itself in a step, 0 to 0.99. */
  readonly smoothing: number;
  /** The test stops where the smoothed loss is more than so many times its least. */
  readonly divergenceFactor: number;
}

export interface RangeTestReport {
  /** Loss of the first mini-batch, before any step. */
  readonly startLoss: number;
  /** Rate, loss and smoothed loss of each step, one step after the other. */
  readonly points: Float64Array;
  /** The rate after which the test stopped early, or null. */
  readonly divergenceRate: number | null;
  /** The rate at which the loss falls most steeply, or null when it never falls. */
  readonly steepestRate: number | null;
  /** A tenth of the rate with the least loss, or null when the loss never falls; a good rate. */
  readonly tenthOfLeastRate: number | null;
  readonly tenthOfDivergenceRate: number | null;
}

/** Learning rate range test, with a network of its own. */
export interface LearningRateRangeTest {
  /** Does at most so many pieces of work, about a millisecond each; returns how many. */
  advance(maximumPieces: number): number;
  done(): boolean;
  progress(): number;
  report(): RangeTestReport;
  delete(): void;
}
