import { element, uniqueId } from './element';
import { type FieldOptions, field } from './field';

/** One line of a menu. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldOptions extends FieldOptions {
  readonly options: readonly SelectOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled menu. */
export interface SelectField {
  readonly element: HTMLElement;
  set(value: string): void;
  setOptions(options: readonly SelectOption[]): void;
  setLabel(text: string): void;
  /** Disables the menu and says why; '' enables it again. */
  setDisabled(reason: string): void;
  /** Disables the menu and says so in place of its choice; '' enables it again. */
  setMeaningless(reason: string): void;
  setMessage(text: string): void;
}

export function selectField(options: SelectFieldOptions): SelectField {
  const select = element('select', { id: uniqueId('select') });
  const frame = field(options, select, [select]);
  let current = options.value;
  let key = '';

  const setOptions = (list: readonly SelectOption[]) => {
    const nextKey = JSON.stringify(list);
    if (nextKey === key) return;
    key = nextKey;
    select.replaceChildren(
      ...list.map(({ value, label }) => element('option', { value }, [label])),
    );
    select.value = current;
  };
  setOptions(options.options);
  select.addEventListener('change', () => {
    current = select.value;
    options.onChange(select.value);
  });

  return {
    element: frame.element,
    setOptions,
    setLabel: (text) => frame.setLabel(text),
    setMessage: (text) => frame.setMessage(text),
    set(value) {
      current = value;
      if (select.value !== value) select.value = value;
    },
    setDisabled(reason) {
      select.disabled = reason !== '';
      frame.setMessage(reason, 'reason');
    },
    setMeaningless(reason) {
      select.disabled = reason !== '';
      if (reason !== '') setOptions([{ value: current, label: reason }]);
      else setOptions(options.options);
    },
  };
}
