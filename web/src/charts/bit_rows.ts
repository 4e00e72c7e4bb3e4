import { Figure, type FigureCanvas } from './figure';
import { drawPredicted, drawTrue } from './true_and_predicted';

/** One row of bits, and its true and predicted class on a line from class 0 (0) to class 1 (1). */
export interface BitRow {
  readonly bits: ArrayLike<number>;
  readonly target: number;
  readonly prediction: number;
  readonly isWrong: boolean;
}

export interface BitRowsOptions {
  /** Names of the two ends of the line. */
  readonly classes: readonly [string, string];
  readonly rows: number;
}

const ROW = 32;
const HEAD = 24;
const ANSWER = 120; // CSS pixels for the line of the answer
const GAP = 16;
const LARGEST_SIDE = 20;
const CROSS = 16;

/** Rows of squares, full where a bit is above 0; beside each the true dot and the predicted ring. */
export class BitRows extends Figure {
  #rows: readonly BitRow[] = [];

  constructor(
    host: HTMLElement,
    private readonly options: BitRowsOptions,
  ) {
    super(host, 'bit-rows', HEAD + options.rows * ROW);
  }

  update(rows: readonly BitRow[]): void {
    this.#rows = rows;
    this.redraw();
  }

  protected override draw(canvas: FigureCanvas): void {
    const { context, width, palette } = canvas;
    const left = width - ANSWER - CROSS;
    context.font = palette.font;
    context.fillStyle = palette.ink;
    context.textBaseline = 'top';
    context.textAlign = 'left';
    context.fillText(this.options.classes[0], left, 0, ANSWER / 2 - 4);
    context.textAlign = 'right';
    context.fillText(this.options.classes[1], left + ANSWER, 0, ANSWER / 2 - 4);
    this.#rows.forEach((row, place) => {
      const middle = HEAD + (place + 0.5) * ROW;
      drawBits(canvas, row.bits, middle, left - GAP);
      drawAnswer(canvas, row, middle, left);
    });
  }
}

function drawBits(
  { context, palette }: FigureCanvas,
  bits: BitRow['bits'],
  middle: number,
  room: number,
): void {
  const pitch = Math.min(LARGEST_SIDE + 3, room / bits.length);
  const side = Math.max(1, Math.round(pitch - 3));
  const top = Math.round(middle - side / 2);
  context.fillStyle = palette.ink;
  context.strokeStyle = palette.inkSoft;
  context.lineWidth = 1;
  for (let bit = 0; bit < bits.length; bit++) {
    const x = Math.round(bit * pitch);
    if ((bits[bit] ?? 0) > 0) context.fillRect(x, top, side, side);
    else context.strokeRect(x + 0.5, top + 0.5, side - 1, side - 1);
  }
}

function drawAnswer(
  { context, palette }: FigureCanvas,
  { target, prediction, isWrong }: BitRow,
  middle: number,
  left: number,
): void {
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, middle);
  context.lineTo(left + ANSWER, middle);
  context.moveTo(left + ANSWER / 2, middle - 6);
  context.lineTo(left + ANSWER / 2, middle + 6);
  context.stroke();
  const x = (share: number) => left + 7 + share * (ANSWER - 14);
  drawTrue(context, palette, x(target), middle);
  if (Number.isFinite(prediction)) drawPredicted(context, palette, x(prediction), middle);
  if (!isWrong) return;
  context.fillStyle = palette.ink;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText('✗', left + ANSWER + CROSS, middle);
}
