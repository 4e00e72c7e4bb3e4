import type { SamplesOfPart } from '../../wasm_bindings/descent_module';

/**
 * The weights (and last the bias) that minimise the squared error over these samples, by the normal
 * equations and Gaussian elimination with pivots, in double precision.
 */
export function leastSquares(samples: SamplesOfPart, columns: number, bias: boolean): number[] {
  const size = columns + (bias ? 1 : 0);
  const system = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0));
  samples.targets.forEach((target, sample) => {
    const row = [...samples.columns.slice(sample * columns, (sample + 1) * columns), 1];
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++)
        at(system, i)[j] = value(system, i, j) + at(row, i) * at(row, j);
      at(system, i)[size] = value(system, i, size) + at(row, i) * target;
    }
  });
  return solve(system);
}

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

function value(system: readonly number[][], row: number, column: number): number {
  return at(at(system, row), column);
}

/** Solves rows of [coefficients..., right side]. */
function solve(system: number[][]): number[] {
  const size = system.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const rest = system.slice(pivot);
    rest.sort((a, b) => Math.abs(at(b, pivot)) - Math.abs(at(a, pivot)));
    system.splice(pivot, size - pivot, ...rest);
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = value(system, row, pivot) / value(system, pivot, pivot);
      system[row] = at(system, row).map((entry, k) => entry - factor * value(system, pivot, k));
    }
  }
  return system.map((row, i) => at(row, size) / at(row, i));
}
