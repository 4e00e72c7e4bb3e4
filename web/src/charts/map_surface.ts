import { classRgb, createDivergingTable, type Rgb } from './color_scale';
import { magnitude, paintClasses, paintValues, refineGrid } from './grid_colors';
import type { GridPicture, OutputView, UnitPicture } from './output_chart';
import { PixelImage } from './pixel_image';

/** Steps of a discretised regression map. */
const VALUE_LEVELS = 9;
/** Finer points per grid step where colours come in steps, so that borders are smooth lines. */
const REFINEMENT = 4;

/** The map's pixels, from predictions or from one unit's grid. */
export class MapSurface {
  readonly #image = new PixelImage();
  readonly #table = createDivergingTable();
  #fine = new Float32Array(0);
  #colors: readonly Rgb[] = [];
  #columns = 0;
  #rows = 0;

  /** Fills the pixels from a picture of all outputs. */
  paintPredictions(picture: GridPicture, view: OutputView, discretized: boolean): void {
    const classes = view.task === 'multiclass' ? view.classes.length : 1;
    let values = picture.predictions;
    let columns = picture.predictionResolution;
    let rows = picture.predictionRows;
    if (discretized && columns > 1) {
      values = this.#refine(values, columns, rows, classes);
      columns = REFINEMENT * (columns - 1) + 1;
      rows = REFINEMENT * (rows - 1) + 1;
    }
    const place = { offset: 0, columns, rows };
    const pixels = this.#pixels(columns, rows);
    if (view.task === 'multiclass') {
      if (this.#colors.length !== classes) {
        this.#colors = view.classes.map((_, index) => classRgb(index, classes));
      }
      paintClasses(values, place, this.#colors, pixels, discretized);
    } else {
      const levels = view.task === 'binary' ? 2 : VALUE_LEVELS;
      const range = view.predictionRange;
      paintValues(values, place, range, this.#table, pixels, 0, discretized ? levels : 0);
    }
    this.#image.commit();
  }

  /** Fills the pixels from a unit's grid; gives the symmetric range its colours stand for. */
  paintUnit({ values, resolution, rows }: UnitPicture): readonly [number, number] {
    const bound = magnitude(values, 0, rows * resolution, Number.MIN_VALUE);
    const range = [-bound, bound] as const;
    const place = { offset: 0, columns: resolution, rows };
    paintValues(values, place, range, this.#table, this.#pixels(resolution, rows));
    this.#image.commit();
    return range;
  }

  /** Draws the pixels so that the grid's outer points lie on the rectangle's edges. */
  draw(
    context: CanvasRenderingContext2D,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void {
    if (this.#columns === 0) return;
    context.imageSmoothingEnabled = true;
    // Enlarged, the better kinds look the same and take ten times as long.
    const ratio = context.getTransform().a;
    const isEnlarged = this.#columns < width * ratio && this.#rows < height * ratio;
    context.imageSmoothingQuality = isEnlarged ? 'low' : 'high';
    const insetX = this.#columns > 1 ? 0.5 : 0;
    const insetY = this.#rows > 1 ? 0.5 : 0;
    const sourceWidth = this.#columns - 2 * insetX;
    const sourceHeight = this.#rows - 2 * insetY;
    const canvas = this.#image.canvas;
    context.drawImage(canvas, insetX, insetY, sourceWidth, sourceHeight, x, y, width, height);
  }

  #pixels(columns: number, rows: number): Uint32Array {
    this.#columns = columns;
    this.#rows = rows;
    return this.#image.pixels(columns, rows);
  }

  #refine(values: Float32Array, columns: number, rows: number, grids: number): Float32Array {
    const fineSize = (REFINEMENT * (columns - 1) + 1) * (REFINEMENT * (rows - 1) + 1);
    if (this.#fine.length !== fineSize * grids) this.#fine = new Float32Array(fineSize * grids);
    for (let grid = 0; grid < grids; grid++) {
      const place = { offset: grid * columns * rows, columns, rows };
      refineGrid(values, place, REFINEMENT, this.#fine, grid * fineSize);
    }
    return this.#fine;
  }
}
