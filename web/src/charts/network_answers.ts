/** What the layers answer to one sample, drawn into the boxes of the network diagram. */

import { context2d } from './canvas_layer';
import { createDivergingTable, TABLE_SIZE, tableIndex } from './color_scale';
import { columnAt, type NetworkLayout, type UnitPlace, unitCentre } from './network_layout';
import type { Palette } from './palette';
import { PixelImage } from './pixel_image';

/** What the boxes of one column show. */
export type ColumnAnswers =
  /** Nothing: there was no room for its numbers. */
  | { readonly kind: 'none' }
  /** In each box `rows` x `columns` cells, box after box, coloured from -bound to bound. */
  | {
      readonly kind: 'cells';
      readonly values: Float32Array;
      readonly rows: number;
      readonly columns: number;
      readonly bound: number;
    }
  /** In its one box an image, from paper (the range's first) to ink. */
  | {
      readonly kind: 'image';
      readonly values: Float32Array;
      readonly rows: number;
      readonly columns: number;
      readonly range: readonly [number, number];
    }
  /** In its one box a line through the values, with dots on the steps that are marked. */
  | {
      readonly kind: 'line';
      readonly values: Float32Array;
      readonly marked: readonly boolean[];
      readonly range: readonly [number, number];
    };

interface Box {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Room between a line and its box. */
const LINE_MARGIN = 5;
const CORNER = 2;

/** Fills the diagram's boxes, inside their outlines. */
export class AnswerPainter {
  readonly #pixels = new PixelImage();
  readonly #table = createDivergingTable();
  readonly #image = document.createElement('canvas');

  draw(
    context: CanvasRenderingContext2D,
    layout: NetworkLayout,
    answers: readonly ColumnAnswers[],
    palette: Palette,
  ): void {
    for (let column = 0; column < layout.columns.length; column++) {
      const answer = answers[column];
      if (!answer || answer.kind === 'none') continue;
      const boxes = Math.min(columnAt(layout, column).shown, boxesOf(answer));
      for (let index = 0; index < boxes; index++) {
        const [x, y] = unitCentre(layout, column, index);
        const left = Math.round(x - layout.nodeSize / 2) + 1;
        const top = Math.round(y - layout.nodeSize / 2) + 1;
        const box = { left, top, side: layout.nodeSize - 2 };
        context.save();
        context.beginPath();
        context.roundRect(left, top, box.side, box.side, CORNER);
        context.clip();
        if (answer.kind === 'line') drawLine(context, answer, box, palette);
        else if (answer.kind === 'image') this.#drawImage(context, answer, box, palette);
        else this.#drawCells(context, answer, index, box);
        context.restore();
      }
    }
  }

  #drawCells(
    context: CanvasRenderingContext2D,
    answer: Extract<ColumnAnswers, { kind: 'cells' }>,
    index: number,
    box: Box,
  ): void {
    const { rows, columns } = answer;
    paintCells(answer, index, this.#table, this.#pixels.pixels(columns, rows));
    this.#pixels.commit();
    drawScaled(context, this.#pixels.canvas, box);
  }

  #drawImage(
    context: CanvasRenderingContext2D,
    { values, rows, columns, range }: Extract<ColumnAnswers, { kind: 'image' }>,
    box: Box,
    { ink }: Palette,
  ): void {
    this.#image.width = columns;
    this.#image.height = rows;
    const pixels = context2d(this.#image);
    pixels.fillStyle = ink;
    const [paper, full] = range;
    for (let pixel = 0; pixel < rows * columns; pixel++) {
      const share = ((values[pixel] ?? paper) - paper) / (full - paper);
      pixels.globalAlpha = Math.min(1, Math.max(0, share));
      pixels.fillRect(pixel % columns, Math.floor(pixel / columns), 1, 1);
    }
    drawScaled(context, this.#image, box);
  }
}

/** One box's cells as pixels, its first row on top; NaN has the colour of 0. */
export function paintCells(
  { values, rows, columns, bound }: Extract<ColumnAnswers, { kind: 'cells' }>,
  index: number,
  table: Uint32Array,
  pixels: Uint32Array,
): void {
  const size = rows * columns;
  for (let cell = 0; cell < size; cell++) {
    const value = values[index * size + cell] ?? Number.NaN;
    pixels[cell] = table[tableIndex(value, -bound, bound)] ?? table[TABLE_SIZE >> 1] ?? 0;
  }
}

/** Boxes that there are numbers for. */
function boxesOf(answer: ColumnAnswers): number {
  if (answer.kind !== 'cells') return answer.kind === 'none' ? 0 : 1;
  return Math.floor(answer.values.length / (answer.rows * answer.columns));
}

/** The value of a unit that has a box of its own, or null. */
export function answerAt(
  answers: readonly ColumnAnswers[] | undefined,
  { column, index, grouped }: UnitPlace,
): number | null {
  const answer = answers?.[column];
  if (grouped || answer?.kind !== 'cells') return null;
  return answer.values[index] ?? null;
}

/** The smallest and largest value of a box that stands for many units, or null. */
export function answerRange(
  answers: readonly ColumnAnswers[] | undefined,
  { column, index, grouped }: UnitPlace,
): readonly [number, number] | null {
  const answer = answers?.[column];
  if (!grouped || answer?.kind !== 'cells') return null;
  const size = answer.rows * answer.columns;
  const finite = answer.values.subarray(index * size, (index + 1) * size).filter(Number.isFinite);
  if (finite.length === 0) return null;
  return [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
}

/** As large as the box, with sharp pixels where they get larger. */
function drawScaled(
  context: CanvasRenderingContext2D,
  source: HTMLCanvasElement,
  { left, top, side }: Box,
): void {
  const { width, height } = source;
  const shown = side * context.getTransform().a;
  context.imageSmoothingEnabled = width > shown || height > shown;
  context.drawImage(source, 0, 0, width, height, left, top, side, side);
}

function drawLine(
  context: CanvasRenderingContext2D,
  { values, marked, range }: Extract<ColumnAnswers, { kind: 'line' }>,
  { left, top, side }: Box,
  palette: Palette,
): void {
  const [lowest, highest] = range;
  const reach = side - 2 * LINE_MARGIN;
  const place = (step: number): [number, number] => [
    left + LINE_MARGIN + (step / Math.max(1, values.length - 1)) * reach,
    top + side - LINE_MARGIN - (((values[step] ?? 0) - lowest) / (highest - lowest || 1)) * reach,
  ];
  context.strokeStyle = palette.inkSoft;
  context.fillStyle = palette.ink;
  context.lineWidth = 1.25;
  context.beginPath();
  for (let step = 0; step < values.length; step++) context.lineTo(...place(step));
  context.stroke();
  for (let step = 0; step < values.length; step++) {
    if (!marked[step]) continue;
    context.beginPath();
    context.arc(...place(step), 2.5, 0, 2 * Math.PI);
    context.fill();
  }
}
