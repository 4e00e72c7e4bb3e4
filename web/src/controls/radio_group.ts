import { element, uniqueId } from './element';

/** One choice of a group, shown as a picture with a name. */
export interface PictureChoice {
  readonly value: string;
  readonly label: string;
  readonly picture: HTMLElement;
}

export interface RadioGroupOptions {
  readonly label: string;
  readonly choices: readonly PictureChoice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Pictures of which one is chosen; the arrow keys move as in every radio group. */
export interface RadioGroup {
  readonly element: HTMLElement;
  set(value: string): void;
}

export function radioGroup(options: RadioGroupOptions): RadioGroup {
  const name = uniqueId('group');
  const inputs = new Map<string, HTMLInputElement>();
  const cells = options.choices.map((choice) => {
    const input = element('input', { type: 'radio', name, value: choice.value });
    input.checked = choice.value === options.value;
    input.addEventListener('change', () => options.onChange(choice.value));
    inputs.set(choice.value, input);
    const word = element('span', { class: 'picture-name' }, [choice.label]);
    return element('label', { class: 'picture-choice', title: choice.label }, [
      input,
      choice.picture,
      word,
    ]);
  });
  return {
    element: element(
      'div',
      { class: 'picture-choices', role: 'radiogroup', 'aria-label': options.label },
      cells,
    ),
    set(value) {
      const input = inputs.get(value);
      if (input && !input.checked) input.checked = true;
    },
  };
}
