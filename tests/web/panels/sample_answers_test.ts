import { expect, test } from 'vitest';
import type { LayerDescription } from '../../../wasm_bindings/descent_module';
import { plainLook } from '../../../web/src/charts/network_layout';
import { chosenDataset } from '../../../web/src/experiment/chosen_dataset';
import type { Shape } from '../../../web/src/experiment/layer_shapes';
import { columnAnswers } from '../../../web/src/panels/sample_answers';

const vector = (columns: number): Shape => ({ kind: 'vector', channels: 1, rows: 1, columns });
const box = { ...plainLook, boxes: 1 };

function answersOf(
  dataset: string,
  shapes: readonly Shape[],
  counts: readonly number[],
  { boxed = [] as readonly boolean[], values = [] as readonly number[], columns = [0] } = {},
) {
  const [inputs = vector(1), ...rest] = shapes;
  const layers = rest.map((shape) => ({ shape }) as unknown as LayerDescription);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return columnAnswers(
    {
      dataset: chosenDataset({ id: dataset }),
      columns: Float32Array.from(columns),
      predicted: {
        part: 'test',
        first: 0,
        count: 2,
        shown: 1,
        predictions: new Float32Array(0),
        targets: new Float32Array(0),
        classes: new Int32Array(0),
        answers: Float32Array.from({ length: total }, (_, place) => values[place] ?? place),
        answerCounts: Int32Array.from(counts),
      },
    },
    inputs,
    { layers, predictionRange: [-2, 1] },
    shapes.map((_, column) => (boxed[column] ? box : plainLook)),
  );
}

test('channels are shown as they are, of one layer on one scale', () => {
  const image: Shape = { kind: 'image', channels: 3, rows: 2, columns: 2 };
  const input: Shape = { kind: 'image', channels: 1, rows: 14, columns: 14 };
  const pixels = Array.from({ length: 392 }, (_, place) => place);
  const values = [...Array(196).fill(0), -8, 1, 2, 3, 4, 5, 6, 7, 0.5];
  const answers = answersOf('shapes', [input, image, vector(1)], [196, 8, 1], {
    boxed: [true, true, false],
    values,
    columns: pixels,
  });
  expect(answers).toEqual([
    {
      kind: 'image',
      values: Float32Array.from(pixels.slice(196)),
      rows: 14,
      columns: 14,
      range: [0, 1],
    },
    // The third channel had no room.
    {
      kind: 'cells',
      values: Float32Array.of(-8, 1, 2, 3, 4, 5, 6, 7),
      rows: 2,
      columns: 2,
      bound: 8,
    },
    // A single output is seen beside the range of predictions.
    { kind: 'cells', values: Float32Array.of(0.5), rows: 1, columns: 1, bound: 2 },
  ]);
});

test('units have a cell each in their own boxes, and all share one box', () => {
  const answers = answersOf('noisyParity', [vector(2), vector(5), vector(1)], [2, 5, 1], {
    boxed: [false, true, false],
  });
  expect(answers).toEqual([
    { kind: 'cells', values: Float32Array.of(0, 1), rows: 1, columns: 1, bound: 1 },
    {
      kind: 'cells',
      values: Float32Array.of(2, 3, 4, 5, 6, Number.NaN),
      rows: 2,
      columns: 3,
      bound: 6,
    },
    { kind: 'cells', values: Float32Array.of(7), rows: 1, columns: 1, bound: 7 },
  ]);
});

test('steps go from left to right: the sample as a line, a layer with a row per unit', () => {
  const input: Shape = { kind: 'sequence', channels: 1, rows: 3, columns: 2 };
  const steps: Shape = { kind: 'sequence', channels: 1, rows: 2, columns: 3 };
  const { columns, features } = chosenDataset({ id: 'addingProblem' });
  expect(features).toBe(2);
  const raw = Array.from({ length: 2 * columns.length }, (_, place) =>
    place % 2 === 0 ? place : Number(place % 4 === 1),
  );
  const [line, layer] = answersOf('addingProblem', [input, steps, vector(1)], [6, 6, 1], {
    boxed: [true, true, false],
    columns: raw,
  });
  const half = columns.length / 2;
  expect(line).toMatchObject({
    kind: 'line',
    values: Float32Array.from({ length: half }, (_, step) => columns.length + 2 * step),
    marked: Array.from({ length: half }, (_, step) => (columns.length + 2 * step + 1) % 4 === 1),
  });
  expect(layer).toEqual({
    kind: 'cells',
    values: Float32Array.of(6, 9, 7, 10, 8, 11),
    rows: 3,
    columns: 2,
    bound: 11,
  });
});

test('without answers, or with those of another network, there is nothing to draw', () => {
  expect(answersOf('noisyParity', [vector(2), vector(1)], [])).toEqual([]);
  expect(answersOf('noisyParity', [vector(2), vector(1)], [2, 3, 1])).toEqual([]);
  const [, squeezed] = answersOf('noisyParity', [vector(2), vector(3), vector(1)], [2, 0, 1]);
  expect(squeezed).toMatchObject({ kind: 'none' });
});
