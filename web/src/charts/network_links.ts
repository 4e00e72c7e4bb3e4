import { columnAt, type NetworkLayout, type UnitPlace, unitCentre } from './network_layout';
import type { Palette } from './palette';

/** Where a layer's numbers are among all parameters: weights units x inputs, column by column. */
export interface NetworkLayer {
  readonly units: number;
  readonly inputs: number;
  readonly weightOffset: number;
  /** -1 without biases. */
  readonly biasOffset: number;
}

/** Links that stay strong while the others step back. */
export interface Highlight {
  readonly unit: UnitPlace | null;
  readonly link: { readonly from: UnitPlace; readonly to: UnitPlace } | null;
}

/** Widths are drawn in this many steps, one path each. */
export const WIDTH_STEPS = 12;
const DASH = [5, 3];
/** Opacity of a link without weight. */
const FAINTEST = 0.36;

/** Size of a weight at which a link has 63 % of its full strength; trained weights are mostly 1 to 4. */
const STRONG_WEIGHT = 2;

/** Strength of a weight from 0 (none) to nearly 1, the same for every layer: 1 - exp(-|w| / 2). */
export function linkStrength(weight: number): number {
  return Number.isFinite(weight) ? 1 - Math.exp(-Math.abs(weight) / STRONG_WEIGHT) : 1;
}

/** The weight from unit `from` of the layer below to unit `to`. */
export function weightAt(
  parameters: Float32Array,
  layer: NetworkLayer,
  from: number,
  to: number,
): number {
  return parameters[layer.weightOffset + from * layer.units + to] ?? Number.NaN;
}

/** A unit's bias, or null where the layer has none. */
export function biasAt(
  parameters: Float32Array,
  layer: NetworkLayer,
  index: number,
): number | null {
  return layer.biasOffset < 0 ? null : (parameters[layer.biasOffset + index] ?? null);
}

/** Draws all links: colour and dash show the sign, width and opacity the size of the weight. */
export function drawLinks(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  layers: readonly NetworkLayer[],
  parameters: Float32Array,
  palette: Palette,
  highlight: Highlight,
): void {
  drawConnections(context, layout, palette);
  const isQuiet = highlight.unit !== null || highlight.link !== null;
  const widest = Math.max(2, Math.min(7, layout.nodeSize * 0.17));
  context.lineCap = 'butt';
  // Thin links lie under thick ones, whatever their sign.
  for (let step = 0; step < WIDTH_STEPS; step++) {
    const strength = (step + 0.5) / WIDTH_STEPS;
    context.lineWidth = 0.5 + strength * (widest - 0.5);
    for (const isPositive of [false, true]) {
      context.strokeStyle = isPositive ? palette.positive : palette.negative;
      context.setLineDash(isPositive ? [] : DASH);
      for (const isStrong of isQuiet ? [false, true] : [true]) {
        const alpha = FAINTEST + (1 - FAINTEST) * strength;
        if (isQuiet) context.globalAlpha = isStrong ? Math.max(alpha, 0.7) : alpha * 0.22;
        else context.globalAlpha = alpha;
        context.beginPath();
        const chosen = { isPositive, step, isStrong: isQuiet ? isStrong : null };
        if (addLinks(context, layout, layers, parameters, chosen, highlight)) context.stroke();
      }
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Thin lines where numbers flow without a weight for each: unit by unit, or from all to all. */
function drawConnections(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  palette: Palette,
): void {
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  for (let column = 1; column < layout.columns.length; column++) {
    const { look, shown } = columnAt(layout, column);
    if (look.links === 'weights') continue;
    for (let from = 0; from < columnAt(layout, column - 1).shown; from++) {
      for (let to = 0; to < shown; to++) {
        if (look.links === 'whole' || from === to) addCurve(context, layout, column, from, to);
      }
    }
  }
  context.stroke();
}

function addCurve(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  column: number,
  from: number,
  to: number,
): void {
  const [left, startY] = unitCentre(layout, column - 1, from);
  const [right, endY] = unitCentre(layout, column, to);
  const half = layout.nodeSize / 2;
  const middle = (left + right) / 2;
  context.moveTo(left + half, startY);
  context.bezierCurveTo(middle, startY, middle, endY, right - half, endY);
}

function addLinks(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  layers: readonly NetworkLayer[],
  parameters: Float32Array,
  chosen: { isPositive: boolean; step: number; isStrong: boolean | null },
  highlight: Highlight,
): boolean {
  let some = false;
  for (let column = 1; column < layout.columns.length; column++) {
    const layer = layers[column - 1];
    if (!layer) continue;
    const left = columnAt(layout, column - 1);
    const right = columnAt(layout, column);
    if (right.look.links !== 'weights') continue;
    for (let from = 0; from < left.shown; from++) {
      for (let to = 0; to < right.shown; to++) {
        const weight = weightAt(parameters, layer, from, to);
        if (weight >= 0 !== chosen.isPositive || widthStep(weight) !== chosen.step) continue;
        if (chosen.isStrong !== null) {
          if (isHighlighted(highlight, column, from, to) !== chosen.isStrong) continue;
        }
        addCurve(context, layout, column, from, to);
        some = true;
      }
    }
  }
  return some;
}

function widthStep(weight: number): number {
  return Math.min(WIDTH_STEPS - 1, Math.floor(linkStrength(weight) * WIDTH_STEPS));
}

function isHighlighted(
  { unit, link }: Highlight,
  column: number,
  from: number,
  to: number,
): boolean {
  if (link) return link.to.column === column && link.to.index === to && link.from.index === from;
  if (!unit) return false;
  const isIncoming = unit.column === column && unit.index === to;
  return isIncoming || (unit.column === column - 1 && unit.index === from);
}

/** The middle of a link, where a read-out can point. */
export function linkMiddle(
  layout: NetworkLayout,
  from: UnitPlace,
  to: UnitPlace,
): [number, number] {
  const [startX, startY] = unitCentre(layout, from.column, from.index);
  const [endX, endY] = unitCentre(layout, to.column, to.index);
  return [(startX + endX) / 2, (startY + endY) / 2];
}
