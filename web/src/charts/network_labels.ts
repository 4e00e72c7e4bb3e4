import { type ColumnLook, columnAt, type NetworkLayout, unitCentre } from './network_layout';
import { CHART_TEXT_SIZE, type Palette } from './palette';

/** Texts beside the columns and the room they have, in CSS pixels. */
export interface DiagramLabels {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly left: number;
  readonly right: number;
}

/** Names take at most this share of the width on either side. */
const LABEL_SHARE = 0.2;
const GAP = 6;
const LINE_HEIGHT = CHART_TEXT_SIZE + 4;
const NARROWEST_SQUARE = 16;
const NARROWEST_CAPTION = 64;

/** Measures the names beside inputs and outputs; `caption` stands beneath the inputs. */
export function measureLabels(
  context: CanvasRenderingContext2D,
  inputs: readonly string[],
  outputs: readonly string[],
  width: number,
  palette: Palette,
  caption: readonly string[] = [],
): DiagramLabels {
  context.font = palette.font;
  const room = (texts: readonly string[]) => {
    const widest = Math.max(0, ...texts.map((text) => context.measureText(text).width));
    if (widest === 0) return 0;
    return Math.min(Math.ceil(widest) + GAP + 4, Math.floor(width * LABEL_SHARE));
  };
  // The caption of the first column reaches over its square on both sides.
  const left = Math.max(room(inputs), room(caption) / 2 - NARROWEST_SQUARE);
  return { inputs, outputs, left, right: room(outputs) };
}

/** Draws the names beside inputs and outputs and the numbers of units not drawn. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  labels: DiagramLabels,
  palette: Palette,
  labelMore: (count: number) => string,
): void {
  context.font = palette.font;
  context.fillStyle = palette.ink;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  drawNames(context, layout, 0, labels.inputs, { width: labels.left, side: -1 });
  context.textAlign = 'left';
  const last = layout.columns.length - 1;
  drawNames(context, layout, last, labels.outputs, { width: labels.right, side: 1 });
  context.font = palette.numberFont;
  context.fillStyle = palette.inkSoft;
  context.textAlign = 'center';
  const textWidth = (text: string) => context.measureText(text).width;
  for (const { x, y, text } of moreLabels(layout, labelMore, textWidth)) {
    context.fillText(text, x, y);
  }
}

/**
 * The looks with captions that fit a column's room of `width`: lines broken between words, and none
 * where columns are too narrow for any.
 */
export function fittedCaptions(
  looks: readonly ColumnLook[],
  width: number,
  textWidth: (text: string) => number,
): readonly ColumnLook[] {
  const fits = (text: string) => textWidth(text) <= width - GAP;
  return looks.map((look) => {
    const caption = width < NARROWEST_CAPTION ? [] : look.caption;
    return { ...look, caption: caption.flatMap((line) => brokenLine(line, fits)) };
  });
}

function brokenLine(line: string, fits: (text: string) => boolean): readonly string[] {
  const narrow = line.replaceAll(' × ', '×');
  if (fits(line) || fits(narrow)) return [fits(line) ? line : narrow];
  const lines: string[] = [];
  for (const word of narrow.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((part) => shorten(part, fits));
}

/** Room that the longest caption takes beneath its column, in CSS pixels. */
export function captionHeight(looks: readonly ColumnLook[]): number {
  const lines = Math.max(0, ...looks.map(({ caption }) => caption.length));
  return lines === 0 ? 0 : lines * LINE_HEIGHT + GAP;
}

/** Draws what a column is beneath it. */
export function drawCaptions(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  palette: Palette,
): void {
  context.font = palette.font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.inkSoft;
  for (const { x, look, shown, units, firstY } of layout.columns) {
    const rows = shown < units ? shown + 1 : shown;
    const bottom = firstY + (rows - 1) * layout.rowPitch + layout.nodeSize / 2;
    for (const [line, text] of look.caption.entries()) {
      context.fillText(text, x, bottom + (line + 0.5) * LINE_HEIGHT + GAP);
    }
  }
}

/**
 * Where the columns that leave out units say so, and how: all by the number, or all by an ellipsis
 * where a number would run into its neighbour's.
 */
export function moreLabels(
  { columns, rowPitch }: NetworkLayout,
  labelMore: (count: number) => string,
  textWidth: (text: string) => number,
): { readonly x: number; readonly y: number; readonly text: string }[] {
  const labels = columns
    .filter(({ shown, units }) => shown < units)
    .map(({ x, units, shown, firstY }) => ({
      x,
      y: firstY + (shown - 0.5) * rowPitch + CHART_TEXT_SIZE / 2 + 4,
      text: labelMore(units - shown),
    }));
  const fit = labels.every(({ x, text }, index) => {
    const next = labels[index + 1];
    return !next || (textWidth(text) + textWidth(next.text)) / 2 + GAP <= next.x - x;
  });
  return fit ? labels : labels.map((label) => ({ ...label, text: '…' }));
}

function drawNames(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  column: number,
  texts: readonly string[],
  { width, side }: { readonly width: number; readonly side: number },
): void {
  if (width <= 0) return;
  const reach = layout.nodeSize / 2 + GAP;
  for (let index = 0; index < columnAt(layout, column).shown; index++) {
    const [x, y] = unitCentre(layout, column, index);
    const fits = (text: string) => context.measureText(text).width <= width - 4;
    context.fillText(shorten(texts[index] ?? '', fits), x + side * reach, y);
  }
}

/** The longest beginning of a text, with an ellipsis, that fits; the whole text if it does. */
export function shorten(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const letters = [...text];
  while (letters.length > 1) {
    letters.pop();
    const short = `${letters.join('')}…`;
    if (fits(short)) return short;
  }
  return '…';
}
