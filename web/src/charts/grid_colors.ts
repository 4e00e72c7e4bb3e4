/**
 * Grids of values to pixels. A grid's row 0 is the smallest value of the vertical column, a picture's
 * row 0 is its top, so every function here turns the rows over. Nothing is allocated.
 */
import { NEUTRAL, packPixel, type Rgb, TABLE_SIZE } from './color_scale';

/** A grid inside a larger array: `rows` x `columns` values from `offset` on, row after row. */
export interface GridPlace {
  readonly offset: number;
  readonly columns: number;
  readonly rows: number;
}

/** Paints values on the diverging table; `levels` above 0 shows that many equal steps. */
export function paintValues(
  values: Float32Array,
  { offset, columns, rows }: GridPlace,
  range: readonly [number, number],
  table: Uint32Array,
  pixels: Uint32Array,
  pixelOffset = 0,
  levels = 0,
): void {
  const [minimum, maximum] = range;
  const factor = TABLE_SIZE / (maximum - minimum);
  const step = levels > 1 ? TABLE_SIZE / levels : 0;
  for (let row = 0; row < rows; row++) {
    const source = offset + row * columns;
    const target = pixelOffset + (rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) {
      const value = ((values[source + column] ?? 0) - minimum) * factor;
      let index = value > 0 ? Math.min(value | 0, TABLE_SIZE - 1) : 0;
      if (value >= TABLE_SIZE) index = TABLE_SIZE - 1;
      if (Number.isNaN(value)) index = TABLE_SIZE >> 1;
      if (step > 0) {
        const level = Math.min(Math.floor(index / step), levels - 1);
        index = Math.round((level / (levels - 1)) * (TABLE_SIZE - 1));
      }
      pixels[target + column] = table[index] ?? 0;
    }
  }
}

/**
 * Paints one grid per class, one after the other: the classes' colours mixed by their shares and
 * paled by doubt, so that a border between classes is as light as in a two-class map.
 */
export function paintClasses(
  values: Float32Array,
  { offset, columns, rows }: GridPlace,
  colors: readonly Rgb[],
  pixels: Uint32Array,
  discretized = false,
): void {
  const classes = colors.length;
  const size = rows * columns;
  for (let cell = 0; cell < size; cell++) {
    let sum = 0;
    let best = 0;
    let bestValue = 0;
    for (let k = 0; k < classes; k++) {
      const value = Math.max(values[offset + k * size + cell] ?? 0, 0) || 0;
      sum += value;
      if (value > bestValue) {
        bestValue = value;
        best = k;
      }
    }
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let k = 0; k < classes && sum > 0; k++) {
      const color = colors[k] ?? NEUTRAL;
      const value = Math.max(values[offset + k * size + cell] ?? 0, 0) || 0;
      const share = discretized ? Number(k === best) : value / sum;
      red += color[0] * share;
      green += color[1] * share;
      blue += color[2] * share;
    }
    let certainty = sum > 0 ? (bestValue / sum - 1 / classes) / (1 - 1 / classes) : 0;
    if (discretized && sum > 0) certainty = 1;
    const doubt = 1 - certainty;
    const row = (cell / columns) | 0;
    pixels[(rows - 1 - row) * columns + (cell - row * columns)] = packPixel(
      (red * certainty + NEUTRAL[0] * doubt) | 0,
      (green * certainty + NEUTRAL[1] * doubt) | 0,
      (blue * certainty + NEUTRAL[2] * doubt) | 0,
    );
  }
}

/**
 * Bilinear refinement: `target` gets (factor·(rows-1)+1) x (factor·(columns-1)+1) values through the
 * grid's own points, so that steps and borders are drawn sharp and in their places.
 */
export function refineGrid(
  values: Float32Array,
  { offset, columns, rows }: GridPlace,
  factor: number,
  target: Float32Array,
  targetOffset = 0,
): void {
  const fineColumns = factor * (columns - 1) + 1;
  const fineRows = factor * (rows - 1) + 1;
  for (let row = 0; row < fineRows; row++) {
    const above = Math.min((row / factor) | 0, Math.max(rows - 2, 0));
    const rowShare = row / factor - above;
    const low = offset + above * columns;
    const high = rows > 1 ? low + columns : low;
    for (let column = 0; column < fineColumns; column++) {
      const left = Math.min((column / factor) | 0, columns - 2);
      const share = column / factor - left;
      const lower = at(values, low + left) * (1 - share) + at(values, low + left + 1) * share;
      const upper = at(values, high + left) * (1 - share) + at(values, high + left + 1) * share;
      target[targetOffset + row * fineColumns + column] = lower + (upper - lower) * rowShare;
    }
  }
}

/** Largest finite magnitude of a grid, at least `floor`: the symmetric range of a unit's own map. */
export function magnitude(
  values: Float32Array,
  offset: number,
  size: number,
  floor: number,
): number {
  let largest = floor;
  for (let index = offset; index < offset + size; index++) {
    const value = Math.abs(values[index] ?? 0);
    if (value > largest && value !== Number.POSITIVE_INFINITY) largest = value;
  }
  return largest;
}

function at(values: Float32Array, index: number): number {
  return values[index] ?? 0;
}
