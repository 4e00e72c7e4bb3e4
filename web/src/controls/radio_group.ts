import { element, setShown, uniqueId } from './element';

/** One choice of a group, shown as a picture with a name. */
export interface PictureChoice {
  readonly value: string;
  readonly label: string;
  readonly picture: HTMLElement;
  /** The group it is shown with. */
  readonly group: string;
}

/** Choices that are shown together, under a button with this name. */
export interface ChoiceGroup {
  readonly id: string;
  readonly label: string;
}

export interface RadioGroupOptions {
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly choices: readonly PictureChoice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Another group's pictures have come into sight. */
  readonly onGroup: (group: string) => void;
}

/**
 * Pictures of which one is chosen, one group of them in sight; the arrow keys move as in every radio
 * group, inside the group.
 */
export interface RadioGroup {
  readonly element: HTMLElement;
  set(value: string): void;
}

export function radioGroup(options: RadioGroupOptions): RadioGroup {
  const name = uniqueId('group');
  const inputs = new Map<string, HTMLInputElement>();
  const groupOf = (value: string) =>
    options.choices.find((choice) => choice.value === value)?.group ?? '';
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
  const buttons = options.groups.map(({ id, label }) => {
    const created = element('button', { type: 'button', class: 'picture-group' }, [label]);
    created.addEventListener('click', () => {
      show(id);
      options.onGroup(id);
    });
    return { id, created };
  });
  const show = (group: string) => {
    options.choices.forEach((choice, index) => {
      const cell = cells[index];
      if (cell) setShown(cell, choice.group === group);
    });
    for (const { id, created } of buttons) {
      created.setAttribute('aria-pressed', String(id === group));
    }
  };
  let current = options.value;
  show(groupOf(current));
  return {
    element: element('div', { class: 'picture-menu' }, [
      element(
        'div',
        { class: 'picture-groups' },
        buttons.map(({ created }) => created),
      ),
      element(
        'div',
        { class: 'picture-choices', role: 'radiogroup', 'aria-label': options.label },
        cells,
      ),
    ]),
    set(value) {
      const input = inputs.get(value);
      if (input && !input.checked) input.checked = true;
      if (value === current) return;
      current = value;
      if (!input) {
        // What is chosen is none of these.
        for (const one of inputs.values()) one.checked = false;
        return;
      }
      show(groupOf(value));
      options.onGroup(groupOf(value));
    },
  };
}
