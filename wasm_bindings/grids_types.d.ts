/** What the module gives of a picture's grids. */

/**
 * Values over regular grids of two raw columns, the others at their training means. A grid is rows x
 * resolution values, the smallest value of the vertical column first.
 */
export interface Grids {
  /** Rows of a prediction grid: its resolution, or 1 for data with a single column, as of any grid. */
  readonly rows: number;
  /** Predictions, one grid per output, one after the other. */
  readonly predictions: Float32Array;
  /** Every input, then every unit of every layer (pre-loss outputs last), one grid each. */
  readonly units: Float32Array;
}

/** Arrays of grids that nobody reads any more. */
export type SpareGrids = Pick<Grids, 'predictions' | 'units'>;
