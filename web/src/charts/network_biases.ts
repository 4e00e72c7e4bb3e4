import { columnAt, type NetworkLayout, unitCentre } from './network_layout';
import { biasAt, linkStrength, type NetworkLayer } from './network_links';
import type { Palette } from './palette';

/** Where a unit's bias is: its layer, its number there, and the dot's centre. */
export interface BiasPlace {
  readonly layer: NetworkLayer;
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** Fills each unit's bias as a dot at its lower left corner: colour shows sign, fullness size. */
export function drawBiases(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  layers: readonly NetworkLayer[],
  parameters: Float32Array,
  palette: Palette,
): void {
  const places = biasPlaces(layout, layers);
  context.fillStyle = palette.paper;
  addBiasDots(context, layout, places);
  context.fill();
  for (const place of places) {
    const bias = biasAt(parameters, place.layer, place.index) ?? 0;
    context.globalAlpha = linkStrength(bias);
    context.fillStyle = bias >= 0 ? palette.positive : palette.negative;
    addBiasDots(context, layout, [place]);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** A new path of all these dots. */
export function addBiasDots(
  context: CanvasRenderingContext2D,
  { nodeSize }: NetworkLayout,
  places: readonly BiasPlace[],
): void {
  const radius = Math.max(2, Math.min(4.5, nodeSize * 0.11));
  context.beginPath();
  for (const { x, y } of places) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/** The dots of all units that are drawn and have a bias. */
export function biasPlaces(layout: NetworkLayout, layers: readonly NetworkLayer[]): BiasPlace[] {
  const places: BiasPlace[] = [];
  const corner = layout.nodeSize / 2 - 1;
  for (let column = 1; column < layout.columns.length; column++) {
    const layer = layers[column - 1];
    if (!layer || layer.biasOffset < 0 || columnAt(layout, column).look.boxes !== null) continue;
    for (let index = 0; index < columnAt(layout, column).shown; index++) {
      const [x, y] = unitCentre(layout, column, index);
      places.push({ layer, index, x: x - corner, y: y + corner });
    }
  }
  return places;
}
