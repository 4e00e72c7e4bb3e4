/** What the page tells the reader when it used another value than the one given. */

import type { Experiment } from './experiment';

/** `key` is a key under "notices" in the text files; `values` fill its placeholders. */
export interface Notice {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Whether what was told of data, layers and optimizer still holds after a change. */
export function keepsNotices(before: Experiment, after: Experiment): boolean {
  return (
    after.data.dataset === before.data.dataset &&
    after.network.layers === before.network.layers &&
    after.training.optimizer.id === before.training.optimizer.id
  );
}

const longestQuote = 40; // characters of a reader's text that a notice repeats

/** A short printable form of anything, for a notice. */
export function quoted(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const characters = [...String(value)];
  if (characters.length <= longestQuote) return characters.join('');
  return `${characters.slice(0, longestQuote).join('')}…`;
}
