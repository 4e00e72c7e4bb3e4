import { type EpochReport, type Picture, REPORT_FIELDS } from '../engine/messages';
import type { PageState } from './page_state';

/** The last row of a picture's reports, or null when none came. */
export function lastReport(reports: Float64Array): EpochReport | null {
  const start = reports.length - REPORT_FIELDS;
  if (start < 0) return null;
  const value = (field: number) => reports[start + field] ?? Number.NaN;
  return {
    epoch: value(0),
    trainingLoss: value(1),
    testLoss: value(2),
    penalty: value(3),
    trainingMetric: value(4),
    testMetric: value(5),
    learningRate: value(6),
  };
}

/** The metric to show: on the test data where there are any, else on the training data. */
export function shownMetric(report: EpochReport | null): number {
  if (report === null) return Number.NaN;
  return Number.isFinite(report.testMetric) ? report.testMetric : report.trainingMetric;
}

/**
 * The picture to draw: the present run's, or until its first one comes the last run's where it has the
 * same shape, so that nothing blinks; else null.
 */
export function shownPicture({ picture, configured }: PageState): Picture | null {
  if (picture === null || configured === null) return null;
  const { layers, inputs, parameterCount } = configured.description;
  const outputs = layers.at(-1)?.units ?? 0;
  const units = layers.reduce((sum, layer) => sum + layer.units, inputs.length);
  const { predictionRows: rows, predictionResolution: side, unitResolution } = picture;
  const unitRows = rows === 1 ? 1 : unitResolution;
  const { samples } = picture;
  // Other samples have other classes: marks of the last run's would be wrong for a moment.
  if (samples && picture.run !== configured.run) return null;
  const fits =
    picture.parameters.length === parameterCount &&
    picture.predictions.length === outputs * rows * side &&
    picture.unitGrids.length === units * unitRows * unitResolution;
  return fits ? picture : null;
}
