/**
 * Round tick values inside [minimum, maximum], about `count` of them, at steps of 1, 2 or 5 times a
 * power of ten; at finer ones where fewer than two would be inside. An empty or unordered range gives its one finite end, or nothing.
 */
export function roundTicks(minimum: number, maximum: number, count: number): number[] {
  const span = maximum - minimum;
  if (!Number.isFinite(span) || span <= 0) return Number.isFinite(minimum) ? [minimum] : [];
  let step = roundStep(span / Math.max(1, count));
  let ticks = multiples(minimum, maximum, step);
  for (let finer = 0; finer < 3 && count > 1 && ticks.length < 2; finer++) {
    step = roundStep(step / 3); // from 5 to 2, 2 to 1, 1 to 0.5
    ticks = multiples(minimum, maximum, step);
  }
  return ticks;
}

/** The whole multiples of a step inside [minimum, maximum]. */
function multiples(minimum: number, maximum: number, step: number): number[] {
  const ticks: number[] = [];
  const first = Math.ceil(minimum / step - 1e-9);
  const last = Math.floor(maximum / step + 1e-9);
  // Whole multiples, rounded to the step's digits, keep 0.30000000000000004 out of the labels.
  const digits = Math.max(0, Math.min(15, -Math.floor(Math.log10(step))));
  for (let multiple = first; multiple <= last; multiple++) {
    ticks.push(Number((multiple * step).toFixed(digits)) + 0);
  }
  return ticks;
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const fraction = rough / power;
  if (fraction <= 1.0001) return power;
  if (fraction <= 2) return 2 * power;
  return fraction <= 5 ? 5 * power : 10 * power;
}
