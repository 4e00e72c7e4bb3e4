import { element, uniqueId } from './element';
import { attachHint, type HintText } from './hint';

export interface ToggleOptions {
  readonly label: string;
  readonly hint?: HintText | undefined;
  readonly value: boolean;
  /** 'chip' for a pressable word, 'check' for a box with a word. */
  readonly look: 'chip' | 'check';
  readonly onChange: (value: boolean) => void;
}

/** A word that is on or off. */
export interface Toggle {
  readonly element: HTMLElement;
  set(value: boolean): void;
  /** Disables the toggle and says why; '' enables it again. */
  setDisabled(reason: string): void;
}

export function toggle(options: ToggleOptions): Toggle {
  const box = element('input', { type: 'checkbox', id: uniqueId('toggle') });
  box.checked = options.value;
  const word = element('span', { class: 'toggle-word' }, [options.label]);
  const label = element('label', { class: `toggle ${options.look}`, for: box.id }, [box, word]);
  const root = element('span', { class: 'toggle-frame' }, [label]);
  if (options.hint) attachHint(label, box, options.hint);
  box.addEventListener('change', () => options.onChange(box.checked));
  return {
    element: root,
    set(value) {
      if (box.checked !== value) box.checked = value;
    },
    setDisabled(reason) {
      box.disabled = reason !== '';
      root.title = reason;
    },
  };
}
