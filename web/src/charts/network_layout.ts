/** Where everything of the network diagram stands, in CSS pixels. Pure geometry. */

/** A neuron: an input, a hidden unit or an output. */
export interface UnitPlace {
  readonly kind: 'input' | 'hidden' | 'output';
  /** 0 = inputs. */
  readonly column: number;
  /** Index of its layer; -1 = inputs. */
  readonly layer: number;
  readonly index: number;
  /** Position among all inputs and units, first to last; of a group its first unit's. */
  readonly unit: number;
  /** Whether it stands for many units, as a feature map does. */
  readonly grouped: boolean;
}

/** How a column is linked with the one before: by weights, unit by unit, or as a whole. */
export type LinkKind = 'weights' | 'pairs' | 'whole';

/** What a column shows in place of one square per unit. */
export interface ColumnLook {
  /** Boxes that stand for all units, or null for a square per unit. */
  readonly boxes: number | null;
  /** Whether its boxes are drawn as stacks. */
  readonly stacked: boolean;
  readonly links: LinkKind;
  /** Lines beneath the column. */
  readonly caption: readonly string[];
}

/** A square per unit, linked by weights. */
export const plainLook: ColumnLook = { boxes: null, stacked: false, links: 'weights', caption: [] };

export interface DiagramColumn {
  /** Centre. */
  readonly x: number;
  readonly kind: UnitPlace['kind'];
  readonly layer: number;
  /** Units, or boxes of a column that has them. */
  readonly units: number;
  readonly look: ColumnLook;
  /** Units drawn, from the first on. */
  readonly shown: number;
  /** Centre of the first unit. */
  readonly firstY: number;
  /** Position of the first unit among all. */
  readonly firstUnit: number;
}

export interface NetworkLayout {
  readonly columns: readonly DiagramColumn[];
  /** Side of a neuron's square. */
  readonly nodeSize: number;
  /** Between the centres of neighbours in a column. */
  readonly rowPitch: number;
  /** Between the centres of neighbouring columns. */
  readonly columnPitch: number;
}

export interface DiagramSpace {
  readonly width: number;
  readonly height: number;
  /** Kept free above the neurons. */
  readonly header: number;
  /** Kept free left of the inputs and right of the outputs. */
  readonly labelLeft: number;
  readonly labelRight: number;
  /** Kept free beneath the columns. */
  readonly footer?: number;
}

/** More units than this are not drawn; the rest is a number under the column. */
const MAXIMUM_SHOWN = 10;
const LARGEST_NODE = 52;
const SMALLEST_NODE = 8;
/** A neuron's share of its column's width and of its row's height, at most. */
const COLUMN_SHARE = 0.58;
const ROW_SHARE = 0.8;
/** Room under a column for the number of units not drawn, in rows at least this high. */
const MARGIN = 6;

/** Places inputs, hidden layers and outputs (units per column) so that they fit the space. */
export function layOutNetwork(
  counts: readonly number[],
  space: DiagramSpace,
  looks: readonly ColumnLook[] = [],
): NetworkLayout {
  const unitCounts = counts.map((units, column) => looks[column]?.boxes ?? units);
  const gaps = Math.max(1, unitCounts.length - 1);
  const height = Math.max(1, space.height - space.header - (space.footer ?? 0) - 2 * MARGIN);
  const width = Math.max(1, space.width - space.labelLeft - space.labelRight - 2 * MARGIN);
  const capacity = Math.max(2, Math.floor(height / (SMALLEST_NODE / ROW_SHARE)));
  const limit = Math.min(MAXIMUM_SHOWN, capacity);
  // A column that is cut gives its last row to the number of the others.
  const shownCounts = unitCounts.map((units) => (units > limit ? limit - 1 : units));
  const rows = Math.max(1, ...unitCounts.map((units) => Math.min(units, limit)));
  const nodeSize = Math.floor(
    Math.max(
      SMALLEST_NODE,
      Math.min(
        LARGEST_NODE,
        (height / rows) * ROW_SHARE,
        (width * COLUMN_SHARE) / (gaps + COLUMN_SHARE),
      ),
    ),
  );
  const rowPitch = Math.min(height / rows, nodeSize * 1.55);
  const columnPitch = (width - nodeSize) / gaps;
  const middle = space.header + MARGIN + blockTop(height, rows * rowPitch) + (rows * rowPitch) / 2;
  let firstUnit = 0;
  const columns = unitCounts.map((units, column): DiagramColumn => {
    const shown = shownCounts[column] ?? 0;
    const usedRows = shown < units ? shown + 1 : shown;
    const isLast = column === unitCounts.length - 1;
    const result: DiagramColumn = {
      x: space.labelLeft + MARGIN + nodeSize / 2 + column * columnPitch,
      kind: column === 0 ? 'input' : isLast ? 'output' : 'hidden',
      layer: column - 1,
      units,
      look: looks[column] ?? plainLook,
      shown,
      firstY: middle - (usedRows * rowPitch) / 2 + rowPitch / 2,
      firstUnit,
    };
    firstUnit += counts[column] ?? 0;
    return result;
  });
  return { columns, nodeSize, rowPitch, columnPitch };
}

/** The least that columns can stand apart, centre to centre, whatever the height is. */
export function narrowestPitch(
  columnCount: number,
  space: Pick<DiagramSpace, 'width' | 'labelLeft' | 'labelRight'>,
): number {
  const { width, labelLeft, labelRight } = space;
  return (
    (width - labelLeft - labelRight - 2 * MARGIN - LARGEST_NODE) / Math.max(1, columnCount - 1)
  );
}

/** Spare height goes mostly below, so that the columns stay near their headers. */
function blockTop(height: number, block: number): number {
  return Math.max(0, height - block) * 0.3;
}

/** Centre of a drawn unit. */
export function unitCentre(layout: NetworkLayout, column: number, index: number): [number, number] {
  const { x, firstY } = columnAt(layout, column);
  return [x, firstY + index * layout.rowPitch];
}

/** A column's description. Throws RangeError for a column that is not there. */
export function columnAt(layout: NetworkLayout, column: number): DiagramColumn {
  const found = layout.columns[column];
  if (!found)
    throw new RangeError(`column: ${column} is not allowed (0 to ${layout.columns.length - 1})`);
  return found;
}

/** A unit's place from its column and index. */
export function placeOf(layout: NetworkLayout, column: number, index: number): UnitPlace {
  const { kind, layer, firstUnit, look } = columnAt(layout, column);
  const grouped = look.boxes !== null;
  return { kind, column, layer, index, unit: grouped ? firstUnit : firstUnit + index, grouped };
}
