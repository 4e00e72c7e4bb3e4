/** Why the core cannot use a reader's table, in the reader's language. */

import type { Texts } from './text';

const cell = /^ownTable\.rows\.(\d+)\.(.*): '?(.*?)'? is not allowed \(/s;
const count =
  /^ownTable\.(columns|rows|completeRows|inputs|classes): (\S+) is not allowed \((\S+) to ([^\s,]+), whole numbers\)$/;

/** A refusal of the core; a text it does not know stays as it is. */
export function tableRefusal(texts: Texts, message: string): string {
  const [, row, column, given] = cell.exec(message) ?? [];
  if (row !== undefined && column !== undefined && given !== undefined) {
    const values = { row: Number(row), column, given };
    return texts.get('page.ownTable.refusals.cell', values);
  }
  const [, name, found, minimum, maximum] = count.exec(message) ?? [];
  if (name === undefined) return message;
  return texts.get(`page.ownTable.refusals.count.${name}`, {
    given: Number(found),
    minimum: Number(minimum),
    maximum: Number(maximum),
  });
}
