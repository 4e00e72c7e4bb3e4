import { createDivergingTable } from './color_scale';
import { magnitude, paintValues } from './grid_colors';
import { addBiasDots, biasPlaces } from './network_biases';
import { columnAt, type NetworkLayout, placeOf, unitCentre } from './network_layout';
import type { NetworkLayer } from './network_links';
import type { Palette } from './palette';
import { PixelImage } from './pixel_image';

/** Every input's and unit's own grid, rows x resolution values each. */
export interface UnitGrids {
  readonly unitGrids: Float32Array;
  readonly unitResolution: number;
  readonly unitRows: number;
}

const CORNER = 3;

/** A unit's box, on whole CSS pixels. */
interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Draws the neurons' own maps from one strip of pixels; a single-column grid as a small curve. */
export class UnitPainter {
  readonly #strip = new PixelImage();
  readonly #table = createDivergingTable();

  draw(
    context: CanvasRenderingContext2D,
    layout: NetworkLayout,
    grids: UnitGrids | null,
    palette: Palette,
  ): void {
    const isMap = grids !== null && grids.unitRows > 1;
    if (isMap) this.#paintStrip(layout, grids);
    drawStacks(context, layout, palette);
    context.fillStyle = palette.paper;
    context.beginPath();
    forEachUnit(layout, (_unit, { left, top, side }, grouped) => {
      if (!isMap || grouped) context.roundRect(left, top, side, side, CORNER);
    });
    context.fill();
    context.imageSmoothingEnabled = true;
    let slot = 0;
    forEachUnit(layout, (unit, square, grouped) => {
      if (isMap && !grouped) this.#drawMap(context, grids, slot, square);
      else if (grids && !grouped) drawCurve(context, grids, unit, square, palette);
      slot++;
    });
  }

  #drawMap(
    context: CanvasRenderingContext2D,
    { unitResolution: width, unitRows: height }: UnitGrids,
    slot: number,
    { left, top, side }: Square,
  ): void {
    const { canvas } = this.#strip;
    context.drawImage(canvas, 0, slot * height, width, height, left, top, side, side);
  }

  /** One grid under the other, each coloured over its own symmetric range. */
  #paintStrip(layout: NetworkLayout, grids: UnitGrids): void {
    const { unitGrids, unitResolution: columns, unitRows: rows } = grids;
    const size = rows * columns;
    const shown = layout.columns.reduce((sum, column) => sum + column.shown, 0);
    const pixels = this.#strip.pixels(columns, rows * shown);
    let slot = 0;
    forEachUnit(layout, (unit) => {
      const offset = unit * size;
      const bound = magnitude(unitGrids, offset, size, 1e-6);
      const place = { offset, columns, rows };
      paintValues(unitGrids, place, [-bound, bound], this.#table, pixels, slot * size);
      slot++;
    });
    this.#strip.commit();
  }
}

/** The outlines of boxes and biases, which stay while what is in them changes. */
export function drawFrames(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  layers: readonly NetworkLayer[],
  palette: Palette,
): void {
  // Covers the corners of the maps: to clip each map takes a browser longer than to draw it.
  context.fillStyle = palette.paper;
  addOutlines(context, layout, true);
  context.fill('evenodd');
  context.strokeStyle = palette.inkSoft;
  context.lineWidth = 1;
  addOutlines(context, layout, false);
  context.stroke();
  addBiasDots(context, layout, biasPlaces(layout, layers));
  // The biases lie in front of the boxes, but on a layer beneath this one.
  context.globalCompositeOperation = 'destination-out';
  context.fill();
  context.globalCompositeOperation = 'source-over';
  context.stroke();
}

/** A new path of all outlines, or of those round maps together with the maps' own squares. */
function addOutlines(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  withSquares: boolean,
): void {
  context.beginPath();
  forEachUnit(layout, (_unit, { left, top, side }, grouped) => {
    if (withSquares && grouped) return;
    if (withSquares) context.rect(left, top, side, side);
    context.roundRect(left + 0.5, top + 0.5, side - 1, side - 1, CORNER);
  });
}

/** The edges of more boxes behind those that stand for a sequence or for many values. */
function drawStacks(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  palette: Palette,
): void {
  const side = layout.nodeSize;
  context.fillStyle = palette.paper;
  context.strokeStyle = palette.inkSoft;
  context.lineWidth = 1;
  for (const { x, look, shown, firstY } of layout.columns) {
    for (let index = 0; look.stacked && index < shown; index++) {
      const y = firstY + index * layout.rowPitch;
      for (const shift of [6, 3]) {
        const left = Math.round(x - side / 2) + shift + 0.5;
        context.beginPath();
        context.roundRect(left, Math.round(y - side / 2) - shift + 0.5, side - 1, side - 1, CORNER);
        context.fill();
        context.stroke();
      }
    }
  }
}

function forEachUnit(
  layout: NetworkLayout,
  visit: (unit: number, square: Square, grouped: boolean) => void,
): void {
  for (let column = 0; column < layout.columns.length; column++) {
    for (let index = 0; index < columnAt(layout, column).shown; index++) {
      const [x, y] = unitCentre(layout, column, index);
      const { unit, grouped } = placeOf(layout, column, index);
      const square = {
        left: Math.round(x - layout.nodeSize / 2),
        top: Math.round(y - layout.nodeSize / 2),
        side: layout.nodeSize,
      };
      visit(unit, square, grouped);
    }
  }
}

function drawCurve(
  context: CanvasRenderingContext2D,
  { unitGrids, unitResolution: columns }: UnitGrids,
  unit: number,
  { left, top, side }: Square,
  palette: Palette,
): void {
  const offset = unit * columns;
  const bound = magnitude(unitGrids, offset, columns, 1e-6);
  const middle = top + side / 2;
  const reach = side / 2 - 3;
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  context.beginPath();
  context.moveTo(left, middle);
  context.lineTo(left + side, middle);
  context.stroke();
  context.lineWidth = 1.5;
  context.lineJoin = 'round'; // a mitre would reach out of the box
  context.strokeStyle = palette.ink;
  context.beginPath();
  for (let index = 0; index < columns; index++) {
    const value = (unitGrids[offset + index] ?? 0) / bound;
    context.lineTo(left + (index / Math.max(1, columns - 1)) * side, middle - value * reach);
  }
  context.stroke();
}
