/** Numbers and lists as the text of a link, and back. */

/** The shortest decimal text that reads back as the same number. */
export function numberText(value: number): string {
  return String(value).replace('+', ''); // a plus sign in a link means a space
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number a text writes in decimal, else the text itself, which a repair then replaces. */
export function numberOf(text: string): number | string {
  const trimmed = text.trim();
  if (!decimal.test(trimmed)) return text;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : text;
}

/** The parts of a comma list; an empty text has none. */
export function listOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}
