import { createDivergingTable } from './color_scale';
import { magnitude, paintValues } from './grid_colors';
import { columnAt, type NetworkLayout, placeOf, unitCentre } from './network_layout';
import { biasAt, linkStrength, type NetworkLayer } from './network_links';
import type { Palette } from './palette';
import { PixelImage } from './pixel_image';

/** Every input's and unit's own grid, rows x resolution values each. */
export interface UnitGrids {
  readonly unitGrids: Float32Array;
  readonly unitResolution: number;
  readonly unitRows: number;
}

const CORNER = 3;

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
    const { nodeSize } = layout;
    if (grids && grids.unitRows > 1) this.#paintStrip(layout, grids);
    drawStacks(context, layout, palette);
    context.imageSmoothingEnabled = true;
    let slot = 0;
    forEachUnit(layout, (unit, x, y, grouped) => {
      const own = grouped ? null : grids;
      const left = Math.round(x - nodeSize / 2);
      const top = Math.round(y - nodeSize / 2);
      context.save();
      context.beginPath();
      context.roundRect(left, top, nodeSize, nodeSize, CORNER);
      context.clip();
      context.fillStyle = own && own.unitRows > 1 ? palette.neutral : palette.paper;
      context.fillRect(left, top, nodeSize, nodeSize);
      if (own && own.unitRows === 1) {
        drawCurve(context, own, unit, { left, top, side: nodeSize }, palette);
      } else if (own) {
        const { unitResolution: width, unitRows: height } = own;
        const source = slot * height;
        context.drawImage(
          this.#strip.canvas,
          0,
          source,
          width,
          height,
          left,
          top,
          nodeSize,
          nodeSize,
        );
      }
      context.restore();
      slot++;
    });
    context.strokeStyle = palette.inkSoft;
    context.lineWidth = 1;
    context.beginPath();
    forEachUnit(layout, (_unit, x, y) => {
      const left = Math.round(x - nodeSize / 2) + 0.5;
      const top = Math.round(y - nodeSize / 2) + 0.5;
      context.roundRect(left, top, nodeSize - 1, nodeSize - 1, CORNER);
    });
    context.stroke();
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
  visit: (unit: number, x: number, y: number, grouped: boolean) => void,
): void {
  for (let column = 0; column < layout.columns.length; column++) {
    for (let index = 0; index < columnAt(layout, column).shown; index++) {
      const [x, y] = unitCentre(layout, column, index);
      const { unit, grouped } = placeOf(layout, column, index);
      visit(unit, x, y, grouped);
    }
  }
}

function drawCurve(
  context: CanvasRenderingContext2D,
  { unitGrids, unitResolution: columns }: UnitGrids,
  unit: number,
  { left, top, side }: { left: number; top: number; side: number },
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
  context.strokeStyle = palette.ink;
  context.beginPath();
  for (let index = 0; index < columns; index++) {
    const value = (unitGrids[offset + index] ?? 0) / bound;
    context.lineTo(left + (index / Math.max(1, columns - 1)) * side, middle - value * reach);
  }
  context.stroke();
}

/** Draws each unit's bias as a dot at its lower left corner: colour shows sign, fullness size. */
export function drawBiases(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  layers: readonly NetworkLayer[],
  parameters: Float32Array,
  palette: Palette,
): void {
  const radius = Math.max(2, Math.min(4.5, layout.nodeSize * 0.11));
  for (let column = 1; column < layout.columns.length; column++) {
    const layer = layers[column - 1];
    if (!layer || layer.biasOffset < 0 || columnAt(layout, column).look.boxes !== null) continue;
    for (let index = 0; index < columnAt(layout, column).shown; index++) {
      const bias = biasAt(parameters, layer, index) ?? 0;
      const [x, y] = unitCentre(layout, column, index);
      const corner = layout.nodeSize / 2 - 1;
      context.beginPath();
      context.arc(x - corner, y + corner, radius, 0, 2 * Math.PI);
      context.fillStyle = palette.paper;
      context.fill();
      context.globalAlpha = linkStrength(bias);
      context.fillStyle = bias >= 0 ? palette.positive : palette.negative;
      context.fill();
      context.globalAlpha = 1;
      context.lineWidth = 1;
      context.strokeStyle = palette.inkSoft;
      context.stroke();
    }
  }
}
