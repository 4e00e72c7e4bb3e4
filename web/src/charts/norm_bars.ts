import { logShares, powerText } from './log_shares';

/** One bar: its name and its number. */
export interface NormBar {
  readonly name: string;
  readonly value: number;
}

/** Named numbers as bars on one logarithmic axis, so that powers of ten show as steps. */
export class NormBars {
  readonly #root = document.createElement('div');
  readonly #format: (value: number) => string;

  constructor(host: HTMLElement, label: string, format: (value: number) => string) {
    this.#format = format;
    this.#root.className = 'norm-bars';
    this.#root.setAttribute('role', 'img');
    this.#root.setAttribute('aria-label', label);
    host.append(this.#root);
  }

  update(bars: readonly NormBar[]): void {
    const { shares, ticks } = logShares(bars.map(({ value }) => value));
    const rows = bars.flatMap(({ name, value }, place) => [
      text('norm-bar-name', name),
      track('norm-bar', shares[place] ?? 0),
      text('norm-bar-value', this.#format(value)),
    ]);
    const axis = document.createElement('div');
    axis.className = 'norm-bars-axis';
    axis.append(
      ...ticks.map(({ value, share }) => {
        const tick = text('norm-bars-tick', powerText(value));
        tick.style.setProperty('--share', share.toFixed(4));
        return tick;
      }),
    );
    this.#root.replaceChildren(...rows, axis);
  }
}

function text(className: string, words: string): HTMLElement {
  const created = document.createElement('span');
  created.className = className;
  created.textContent = words;
  return created;
}

function track(className: string, share: number): HTMLElement {
  const created = document.createElement('span');
  created.className = className;
  created.style.setProperty('--share', share.toFixed(4));
  return created;
}
