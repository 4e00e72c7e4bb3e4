import { type Child, element, setShown, setText } from './element';
import { attachHint, type HintText } from './hint';

/** What every labelled control has. */
export interface FieldOptions {
  readonly label: string;
  /** One or two sentences that explain the setting. */
  readonly hint?: HintText | undefined;
  /** Unit beside the label. */
  readonly unit?: string | undefined;
}

/** A label, its control, and a line beneath it for errors and reasons. */
export interface Field {
  readonly element: HTMLElement;
  /** Gives it another name, where what it chooses has changed. */
  setLabel(text: string): void;
  /** Shows a sentence under the control, as an error or as a plain reason; '' clears it. */
  setMessage(text: string, kind?: 'error' | 'reason'): void;
}

/** Lays out a labelled control; `control` needs an id, `content` holds it. */
export function field(
  options: FieldOptions,
  control: HTMLElement,
  content: readonly Child[],
): Field {
  const name = document.createTextNode(options.label);
  const label = element('label', { for: control.id }, [name]);
  if (options.unit) label.append(element('span', { class: 'unit' }, [` (${options.unit})`]));
  const message = element('p', {
    class: 'field-message',
    id: `${control.id}_message`,
    hidden: true,
  });
  const root = element('div', { class: 'field' }, [label, ...content, message]);
  if (options.hint) attachHint(label, control, options.hint);
  const description = control.getAttribute('aria-describedby') ?? '';
  return {
    element: root,
    setLabel(text) {
      if (name.data !== text) name.data = text;
    },
    setMessage(text, kind = 'error') {
      setText(message, text);
      setShown(message, text !== '');
      root.classList.toggle('has-error', text !== '' && kind === 'error');
      if (text !== '' && kind === 'error') control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
      const ids = [description, text === '' ? '' : message.id].filter((id) => id !== '');
      if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
      else control.removeAttribute('aria-describedby');
    },
  };
}
