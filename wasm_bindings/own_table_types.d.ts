/** A reader's own table on its way to the core, and what the core says of it. */

/** A reader's own table; a cell that is null is missing. */
export interface TableRequest {
  /** At most 50 columns of 10 to 2000 cells; all cells of a column are numbers, or all are texts. */
  readonly columns: readonly {
    readonly name: string;
    readonly cells: readonly (number | string | null)[];
  }[];
  /** The column to be predicted, counted from 0. */
  readonly target: number;
  /** Whether its values name classes; else they are numbers. */
  readonly classes: boolean;
  /** What inputs and a target that are numbers go through, as the training part has them. */
  readonly scaling: 'none' | 'standardize' | 'minMax';
  /** Whether missing numbers are filled with the training part's mean; else their rows go. */
  readonly fillMissing: boolean;
}

/** The dataset that a table became. */
export interface TableDescription {
  readonly task: 'regression' | 'binary' | 'multiclass';
  /** Each a column of numbers, or the presence (1 or 0) of one category of a column of texts. */
  readonly inputs: readonly {
    readonly column: number;
    /** Empty for a column of numbers. */
    readonly category: string;
    /** What pictures show. */
    readonly minimum: number;
    readonly maximum: number;
  }[];
  /** Names that are numbers by their value, then the others by code point. */
  readonly classes: readonly string[];
  readonly samples: number;
}

/** What was done to a table; all of it was fitted to the training part alone. */
export interface TableReport {
  readonly rowsWithoutTarget: number;
  /** Rows left out because an input was missing. */
  readonly rowsWithGaps: number;
  readonly scaling: TableRequest['scaling'];
  /** Each input over the training part before scaling, and its cells that were filled. */
  readonly columns: readonly {
    readonly minimum: number;
    readonly maximum: number;
    readonly mean: number;
    readonly filled: number;
  }[];
  /** Cells of the test part whose category the training part does not have. */
  readonly unknownCategories: number;
  /** A target that is a number is fed as (y - mean) / deviation. */
  readonly targetMean: number;
  readonly targetDeviation: number;
}
