import type { SessionDescription } from '../../../wasm_bindings/descent_module';
import { magnitude } from '../charts/grid_colors';
import type { ColumnAnswers } from '../charts/network_answers';
import type { ColumnLook } from '../charts/network_layout';
import type { PictureSamples } from '../engine/messages';
import type { ChosenDataset } from '../experiment/chosen_dataset';
import type { Shape } from '../experiment/layer_shapes';

/** What the boxes are filled from. */
export interface AnsweredSample {
  readonly dataset: ChosenDataset;
  readonly predicted: PictureSamples;
  /** Raw columns of the samples, sample after sample. */
  readonly columns: Float32Array;
}

/** Smaller answers than this look like 0. */
const LEAST_BOUND = 1e-6;

/** What the diagram's boxes show of the sample, the inputs' column first; empty without answers. */
export function columnAnswers(
  { dataset, predicted, columns }: AnsweredSample,
  inputs: Shape,
  { layers, predictionRange }: Pick<SessionDescription, 'layers' | 'predictionRange'>,
  looks: readonly ColumnLook[],
): readonly ColumnAnswers[] {
  const { answers, answerCounts, shown } = predicted;
  const shapes = [inputs, ...layers.map(({ shape }) => shape)];
  if (answerCounts.length !== shapes.length) return [];
  let first = 0;
  return shapes.map((shape, column) => {
    const values = answers.subarray(first, first + (answerCounts[column] ?? 0));
    first += values.length;
    if (column === 0 && shape.kind !== 'vector') {
      const width = dataset.columns.length;
      return drawnSample(dataset, shape, columns.subarray(shown * width, (shown + 1) * width));
    }
    const isOutput = column === shapes.length - 1;
    // A single output would always be its own largest one.
    const least = isOutput ? Math.max(...predictionRange.map(Math.abs)) : 0;
    const bound = magnitude(values, 0, values.length, Math.max(LEAST_BOUND, least));
    return { ...cellsOf(values, shape, looks[column]?.boxes != null), bound };
  });
}

/** A layer's numbers as cells: an image as it is, a sequence's steps from left to right. */
function cellsOf(
  values: Float32Array,
  { kind, rows, columns }: Shape,
  grouped: boolean,
): Omit<Extract<ColumnAnswers, { kind: 'cells' }>, 'bound'> | { readonly kind: 'none' } {
  if (values.length === 0) return { kind: 'none' };
  if (kind === 'image') return { kind: 'cells', values, rows, columns };
  if (kind === 'sequence') {
    const steps = values.length / columns;
    const turned = values.map((_, cell) => {
      const unit = Math.floor(cell / steps);
      return values[(cell - unit * steps) * columns + unit] ?? 0;
    });
    return { kind: 'cells', values: turned, rows: columns, columns: steps };
  }
  if (!grouped) return { kind: 'cells', values, rows: 1, columns: 1 };
  const across = Math.ceil(Math.sqrt(values.length));
  const down = Math.ceil(values.length / across);
  const filled = new Float32Array(across * down).fill(Number.NaN);
  filled.set(values);
  return { kind: 'cells', values: filled, rows: down, columns: across };
}

/** The sample as the reader knows it: an image in grey, a sequence as a line of its first feature. */
function drawnSample(dataset: ChosenDataset, shape: Shape, sample: Float32Array): ColumnAnswers {
  if (sample.length === 0) return { kind: 'none' };
  if (shape.kind === 'image') {
    const { rows, columns } = shape;
    return { kind: 'image', values: sample, rows, columns, range: dataset.ranges[0] ?? [0, 1] };
  }
  const { features } = dataset;
  const values = sample.filter((_, place) => place % features === 0);
  const marks = features > 1 ? sample.filter((_, place) => place % features === 1) : [];
  const marked = Array.from(marks, (mark) => mark > 0.5);
  return { kind: 'line', values, marked, range: dataset.ranges[0] ?? [0, 1] };
}
