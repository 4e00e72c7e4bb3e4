import { element, uniqueId } from './element';

/** A button that opens a small panel beneath itself. */
export interface Popover {
  readonly element: HTMLElement;
  close(): void;
}

/** `content` is made anew at each opening. Escape and a press outside close it. */
export function popover(label: string, content: () => readonly Node[]): Popover {
  const panel = element('div', {
    class: 'popover-panel',
    id: uniqueId('popover'),
    role: 'dialog',
    'aria-label': label,
    hidden: true,
  });
  const opener = element(
    'button',
    {
      type: 'button',
      class: 'button plain',
      'aria-expanded': 'false',
      'aria-controls': panel.id,
      'aria-haspopup': 'dialog',
    },
    [label],
  );
  const root = element('div', { class: 'popover' }, [opener, panel]);

  const closeFromOutside = (event: Event) => {
    if (event.target instanceof Node && !root.contains(event.target)) close();
  };
  const close = () => {
    panel.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', closeFromOutside);
  };
  const open = () => {
    panel.replaceChildren(...content());
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', closeFromOutside);
    panel.querySelector<HTMLElement>('button, input, select')?.focus();
  };
  opener.addEventListener('click', () => (panel.hidden ? open() : close()));
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    close();
    opener.focus();
  });
  return { element: root, close };
}
