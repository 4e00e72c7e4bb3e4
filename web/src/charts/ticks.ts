/**
 * Round tick values inside [minimum, maximum], about `count` of them, at steps of 1, 2 or 5 times a
 * power of ten. An empty or unordered range gives its one finite end, or nothing.
 */
export function roundTicks(minimum: number, maximum: number, count: number): number[] {
  const span = maximum - minimum;
  if (!Number.isFinite(span) || span <= 0) return Number.isFinite(minimum) ? [minimum] : [];
  const step = roundStep(span / Math.max(1, count));
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
