import { element, setShown } from '../controls/element';
import { type NumberField, numberField } from '../controls/number_field';
import { selectField } from '../controls/select_field';
import type { Texts } from '../text/text';

/** A menu with more lines cannot be read. */
const MOST_CHOICES = 64;

/** The choice of a row or column: from a menu, or by its number where there are many. */
export interface PlaceField {
  readonly element: HTMLElement;
  /** Shows this place, counted from 0, of so many; `name` names those of a menu. */
  show(label: string, count: number, name: (index: number) => string, chosen: number): void;
}

export function placeField(texts: Texts, onChoose: (index: number) => void): PlaceField {
  const menu = selectField({
    label: '',
    options: [],
    value: '0',
    onChange: (value) => onChoose(Number(value)),
  });
  const numberPlace = element('div', { hidden: true });
  let number: NumberField | null = null;
  let shape = '';
  const buildNumber = (label: string, count: number) => {
    if (shape === `${label} ${count}`) return;
    shape = `${label} ${count}`;
    number = numberField({
      label,
      range: { minimum: 1, maximum: count, scale: 'integer' },
      value: 1,
      slider: false,
      onChange: (value) => onChoose(value - 1),
      refusal: (entry) =>
        texts.get('page.fields.notWhole', {
          value: entry,
          minimum: texts.formatLimit(1),
          maximum: texts.formatLimit(count),
        }),
    });
    numberPlace.replaceChildren(number.element);
  };
  return {
    element: element('div', {}, [menu.element, numberPlace]),
    show(label, count, name, chosen) {
      const many = count > MOST_CHOICES;
      setShown(menu.element, !many);
      setShown(numberPlace, many);
      if (many) {
        buildNumber(label, count);
        number?.set(chosen + 1);
        return;
      }
      menu.setLabel(label);
      menu.setOptions(
        Array.from({ length: count }, (_, index) => ({ value: String(index), label: name(index) })),
      );
      menu.set(String(chosen));
    },
  };
}
