import { element } from '../controls/element';

/** Formulas one after the other, each in one piece. */
export function formulaLine(): HTMLElement {
  return element('p', { class: 'pass-formulas' });
}

/** Writes formulas, with words before and after where there are any. */
export function showFormulas(
  line: HTMLElement,
  formulas: readonly string[],
  { before = '', after = '' } = {},
): void {
  const words = (text: string) =>
    text === '' ? [] : [element('span', { class: 'pass-formula-words' }, [text])];
  // The same in every language; Chinese fonts would set ∂ as wide as a character.
  const parts = formulas.map((formula) => element('span', { lang: 'en' }, [formula]));
  line.replaceChildren(...words(before), ...parts, ...words(after));
}
