/**
 * The whole of what a reader chooses, as plain data. The same experiment gives the same training, to
 * the bit. It mirrors ExperimentConfig of core/experiment.h; limits and ids come from the catalogue.
 */

/** A chosen catalogue entry; hyperparameters not named take their defaults. */
export interface Choice {
  readonly id: string;
  readonly values?: Readonly<Record<string, number>>;
}

export interface DataConfig {
  readonly dataset: Choice;
  readonly seed: number;
  readonly sampleCount: number;
  /** Noise level, 0 to 0.5. */
  readonly noise: number;
  /** Share of samples kept for testing, 0 to 0.9. */
  readonly testShare: number;
  /** Ids of the network's inputs; empty means every column, the only way to feed whole samples. */
  readonly features: readonly string[];
}

/** A hidden layer: its kind with that kind's hyperparameters, and what acts on it. */
export interface LayerConfig extends Choice {
  readonly activation: Choice;
  /** Absent: the network's own. */
  readonly initializer?: Choice;
  /** Absent: that of the training. */
  readonly regularizer?: Choice;
  /** Present when training leaves the layer's parameters as they start. */
  readonly frozen?: true;
}

export interface NetworkConfig {
  readonly seed: number;
  /** Hidden layers, first to last. */
  readonly layers: readonly LayerConfig[];
  readonly outputActivation: Choice;
  readonly initializer: Choice;
  readonly bias: boolean;
}

export interface TrainingConfig {
  readonly loss: Choice;
  readonly optimizer: Choice;
  readonly learningRate: number;
  readonly schedule: Choice;
  readonly regularizer: Choice;
  readonly gradientClipping: Choice;
  /** Samples per update; at least the training samples means the full batch. */
  readonly batchSize: number;
  /** Epochs over which the learning rate grows before the schedule begins. */
  readonly warmupEpochs: number;
  readonly evaluationInterval: number;
  /** Rules that end training, each at most once, in menu order; the first that is met does. */
  readonly stopRules: readonly Choice[];
}

export interface Experiment {
  readonly version: 1;
  readonly data: DataConfig;
  readonly network: NetworkConfig;
  readonly training: TrainingConfig;
}
