import { type NetworkLayout, type UnitPlace, unitCentre } from './network_layout';

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
