import { element, uniqueId } from './element';
import { type FieldOptions, field } from './field';
import { isAllowed, plainNumber } from './number_field';
import type { NumberRange } from './slider_stops';

export interface ListFieldOptions extends FieldOptions {
  readonly range: NumberRange;
  readonly most: number;
  readonly values: readonly number[];
  readonly onChange: (values: readonly number[]) => void;
  /** The sentence for an entry that is not such a list. */
  readonly refusal: string;
}

/** A labelled entry for several numbers. */
export function listField(options: ListFieldOptions): { readonly element: HTMLElement } {
  const entry = element('input', {
    id: uniqueId('list'),
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    class: 'number-entry list-entry',
  });
  const frame = field(options, entry, [entry]);
  entry.value = options.values.map(plainNumber).join(' ');
  entry.addEventListener('change', () => {
    const values = parseNumbers(entry.value, options.range, options.most);
    frame.setMessage(values === null ? options.refusal : '');
    if (values === null) return;
    entry.value = values.map(plainNumber).join(' ');
    options.onChange(values);
  });
  return { element: frame.element };
}

/** Different numbers of a range with spaces, commas or semicolons between them; null for others. */
export function parseNumbers(
  text: string,
  range: NumberRange,
  most: number,
): readonly number[] | null {
  const words = text
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter((word) => word !== '');
  const values = words.map(Number);
  const isList = values.length > 0 && values.length <= most;
  const areDifferent = new Set(values).size === values.length;
  return isList && areDifferent && values.every((value) => isAllowed(value, range)) ? values : null;
}
