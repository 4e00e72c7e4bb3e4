import type { AxisDescription, GridPicture } from './output_chart';

/** Each output at one place, between the grid's points by bilinear interpolation. */
export function sampleGrid(
  picture: GridPicture,
  axes: { readonly horizontal: AxisDescription; readonly vertical: AxisDescription },
  horizontal: number,
  vertical: number,
): number[] {
  const { predictions, predictionResolution: columns, predictionRows: rows } = picture;
  const across = gridPosition(axes.horizontal, horizontal, columns);
  const up = gridPosition(axes.vertical, vertical, rows);
  const left = Math.max(0, Math.min(Math.floor(across), columns - 2));
  const low = Math.max(0, Math.min(Math.floor(up), rows - 2));
  const value = (offset: number, row: number, column: number) =>
    predictions[offset + Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)] ?? 0;
  const outputs: number[] = [];
  for (let offset = 0; offset < predictions.length; offset += columns * rows) {
    const lower = blend(value(offset, low, left), value(offset, low, left + 1), across - left);
    const upper = blend(
      value(offset, low + 1, left),
      value(offset, low + 1, left + 1),
      across - left,
    );
    outputs.push(blend(lower, upper, up - low));
  }
  return outputs;
}

function gridPosition(axis: AxisDescription, value: number, points: number): number {
  const share = (value - axis.minimum) / (axis.maximum - axis.minimum);
  return Math.max(0, Math.min(1, share)) * (points - 1);
}

function blend(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
