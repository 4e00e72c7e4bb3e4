import { element } from './element';

export interface ButtonOptions {
  readonly label: string;
  readonly look?: 'filled' | 'plain' | 'quiet';
  readonly title?: string | undefined;
  /** Name for screen readers when the visible sign is not a word. */
  readonly name?: string | undefined;
  readonly onPress: () => void;
}

/** A button whose accessible name is its visible word. */
export function button(options: ButtonOptions): HTMLButtonElement {
  const root = element(
    'button',
    {
      type: 'button',
      class: `button ${options.look ?? 'plain'}`,
      title: options.title,
      'aria-label': options.name,
    },
    [options.label],
  );
  root.addEventListener('click', options.onPress);
  return root;
}
