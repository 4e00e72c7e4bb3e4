import { element, setText, uniqueId } from './element';

/** A named number whose place never shifts. */
export interface ReadOut {
  readonly element: HTMLElement;
  setValue(text: string): void;
  setLabel(text: string): void;
}

/** Longer numbers, such as 6.037 × 10⁷⁴, are set smaller where there is little room. */
const LONG = 9;

/** `width` in characters keeps room for the longest number. */
export function readOut(label: string, width: number): ReadOut {
  const id = uniqueId('read_out');
  const name = element('span', { class: 'read-out-label', id }, [label]);
  const value = element('output', { 'aria-labelledby': id, 'aria-live': 'off' }, ['–']);
  value.style.setProperty('--characters', String(width));
  return {
    element: element('div', { class: 'read-out' }, [name, value]),
    setValue(text) {
      setText(value, text);
      value.classList.toggle('is-long', text.length > LONG);
    },
    setLabel: (text) => setText(name, text),
  };
}
