import type { SessionDescription } from '../../../wasm_bindings/descent_module';

/** How numbers of a target as it is fed become those of the reader's table: y = mean + deviation · fed. */
export interface TargetUnits {
  readonly mean: number;
  readonly deviation: number;
}

/** Metrics that are distances between targets and predictions, in the target's own units. */
const DISTANCES: readonly string[] = ['meanAbsoluteError', 'rootMeanSquare'];

/** The units of a target that is fed standardised, as that of a reader's own table may be; null for others. */
export function targetUnits({
  task,
  table,
}: Pick<SessionDescription, 'task' | 'table'>): TargetUnits | null {
  if (task !== 'regression' || !table || table.scaling === 'none') return null;
  return { mean: table.targetMean, deviation: table.targetDeviation };
}

/** Targets or predictions in the table's units; without any, the same numbers. */
export function inTargetUnits(units: TargetUnits | null, values: Float32Array): Float32Array {
  if (!units) return values;
  return values.map((value) => units.mean + units.deviation * value);
}

/** A metric's value in the table's units. */
export function metricInUnits(units: TargetUnits | null, id: string, value: number): number {
  return units && DISTANCES.includes(id) ? units.deviation * value : value;
}
