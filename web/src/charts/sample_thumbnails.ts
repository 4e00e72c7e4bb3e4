/** Small pictures of samples that are no points: images, rows of numbers, sequences. */

import { classColor, cssColor, divergingRgb } from './color_scale';
import { readPalette } from './palette';
import { clearedContext, type ThumbnailData, type ThumbnailPlace } from './thumbnails';

/** What a picture of whole samples needs of them. */
export type WholeSamples = Pick<ThumbnailData, 'columns' | 'targets' | 'columnCount' | 'task'>;

const GAP = 2; // CSS pixels between images
const SEQUENCES = 3;
const ROWS = 6;
const FAINT = 0.2; // opacity

/** Samples as squares of grey cells: one image of each of four classes, or one shapeless sample. */
export function drawCells(
  canvas: HTMLCanvasElement,
  { columns, targets, columnCount }: WholeSamples,
  image: { readonly rows: number; readonly columns: number },
  { width, height }: ThumbnailPlace,
): void {
  const context = clearedContext(canvas, width, height);
  context.fillStyle = readPalette(canvas).ink;
  const isImage = image.rows > 0;
  const across = isImage ? image.columns : Math.ceil(Math.sqrt(columnCount));
  const down = isImage ? image.rows : Math.ceil(columnCount / across);
  const tiles = isImage ? 2 : 1;
  const cellWidth = (width - GAP * (tiles - 1)) / tiles / across;
  const cellHeight = (height - GAP * (tiles - 1)) / tiles / down;
  const onGrid = (length: number) => Math.round(length * scale) / scale; // no seams between cells
  const scale = canvas.width / width;
  for (let tile = 0; tile < tiles * tiles; tile++) {
    const sample = isImage ? targets.indexOf(tile) : 0;
    const left = (tile % tiles) * (cellWidth * across + GAP);
    const top = Math.floor(tile / tiles) * (cellHeight * down + GAP);
    for (let cell = 0; sample >= 0 && cell < across * down; cell++) {
      const value = columns[sample * columnCount + cell] ?? 0;
      if (!(value > 0)) continue;
      context.globalAlpha = Math.min(1, value);
      const x = left + (cell % across) * cellWidth;
      const y = top + Math.floor(cell / across) * cellHeight;
      const right = onGrid(x + cellWidth);
      const bottom = onGrid(y + cellHeight);
      context.fillRect(onGrid(x), onGrid(y), right - onGrid(x), bottom - onGrid(y));
    }
  }
  context.globalAlpha = 1;
}

/** The first samples as rows of marks in their class's colour, full where a column is above 0. */
export function drawRows(
  canvas: HTMLCanvasElement,
  { columns, targets, columnCount }: WholeSamples,
  { width, height }: ThumbnailPlace,
): void {
  const context = clearedContext(canvas, width, height);
  const rows = Math.min(ROWS, targets.length);
  const side = Math.min(height / ROWS, width / columnCount);
  const left = (width - side * columnCount) / 2;
  for (let sample = 0; sample < rows; sample++) {
    context.fillStyle = classColor(targets[sample] ?? 0, 2);
    for (let column = 0; column < columnCount; column++) {
      context.globalAlpha = (columns[sample * columnCount + column] ?? 0) > 0 ? 1 : FAINT;
      const x = left + side * column;
      context.fillRect(x + 1, (height * sample) / ROWS + 1, side - 2, height / ROWS - 2);
    }
  }
  context.globalAlpha = 1;
}

/**
 * The first sequences as lines, one below the other, in the colour of their class or target; steps
 * that a second feature marks have a dot.
 */
export function drawSequences(
  canvas: HTMLCanvasElement,
  { columns, targets, columnCount, task }: WholeSamples,
  features: number,
  { width, height }: ThumbnailPlace,
): void {
  const context = clearedContext(canvas, width, height);
  const steps = columnCount / features;
  const band = height / SEQUENCES;
  const [lowest, highest] = extent(columns.subarray(0, SEQUENCES * columnCount));
  const [least, largest] = extent(targets);
  for (let sample = 0; sample < Math.min(SEQUENCES, targets.length); sample++) {
    const target = targets[sample] ?? 0;
    const color =
      task === 'regression'
        ? cssColor(divergingRgb(target, least, largest))
        : classColor(target, 2);
    const place = (step: number): [number, number] => {
      const value = columns[sample * columnCount + step * features] ?? 0;
      const share = (value - lowest) / (highest - lowest || 1);
      return [4 + ((width - 8) * step) / (steps - 1), band * (sample + 0.85 - 0.7 * share)];
    };
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = 1.5;
    context.beginPath();
    for (let step = 0; step < steps; step++) context.lineTo(...place(step));
    context.stroke();
    for (let step = 0; features > 1 && step < steps; step++) {
      if ((columns[sample * columnCount + step * features + 1] ?? 0) < 0.5) continue;
      context.beginPath();
      context.arc(...place(step), 2.5, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

function extent(values: Float32Array): [number, number] {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  return [minimum, maximum];
}
