/** What the prediction map (two columns) and the curve chart (one column) have in common. */

/** Samples as the engine gives them: raw columns sample after sample, class ids or values. */
export interface SampleColumns {
  readonly columns: Float32Array;
  readonly targets: Float32Array;
}

export interface AxisDescription {
  readonly name: string;
  /** Empty where the column has none. */
  readonly unit: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** What is on the axes and what the predictions mean. */
export interface OutputView {
  readonly task: 'regression' | 'binary' | 'multiclass';
  /** Raw columns per sample. */
  readonly columnCount: number;
  readonly horizontalColumn: number;
  readonly verticalColumn: number;
  readonly horizontal: AxisDescription;
  /** The curve chart's vertical axis is the target; its range is widened to the data. */
  readonly vertical: AxisDescription;
  /** Names to show, in the order of the class ids; empty for regression. */
  readonly classes: readonly string[];
  /** Predictions shown in the full negative and positive colour. */
  readonly predictionRange: readonly [number, number];
}

/** One prediction grid per output, rows x resolution values each, row 0 lowest. */
export interface GridPicture {
  readonly predictions: Float32Array;
  readonly predictionResolution: number;
  readonly predictionRows: number;
}

/** One unit's own grid, rows x resolution values. */
export interface UnitPicture {
  readonly values: Float32Array;
  readonly resolution: number;
  readonly rows: number;
}

/** The place under the pointer and what the network answers there. */
export interface InspectedPoint {
  readonly horizontal: number;
  readonly vertical: number;
  readonly outputs: readonly number[];
  readonly clientX: number;
  readonly clientY: number;
}

export interface OutputChartOptions {
  /** Accessible name of the picture. */
  readonly label: string;
  readonly formatNumber: (value: number) => string;
  readonly onInspect?: (point: InspectedPoint | null) => void;
  /** The plot's longer side is now so many pixels of the screen. */
  readonly onLayout?: (pixels: number) => void;
}

/** What is shown besides the predictions and the training samples. */
export interface Shown {
  readonly testSamples: boolean;
  readonly discretized: boolean;
  /** Longest side of the plot, in CSS pixels. */
  readonly maximumSide: number;
}

export interface OutputChart {
  /** Another view with its samples; what was shown of the one before is gone. */
  setView(view: OutputView, training: SampleColumns, test: SampleColumns | null): void;
  /** Draws the predictions, of which it keeps a copy. */
  update(picture: GridPicture): void;
  /** Shows a copy of a unit's own map in place of the predictions, until null. */
  showUnit(unit: UnitPicture | null): void;
  setLabel(label: string): void;
  setShown(shown: Partial<Shown>): void;
  setTheme(): void;
  destroy(): void;
}
