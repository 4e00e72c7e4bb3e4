import { element, uniqueId } from './element';

/** A button that opens a small panel beneath itself. */
export interface Popover {
  readonly element: HTMLElement;
  close(): void;
}

/**
 * `content` is fetched anew at each opening. Escape, and focus or a press elsewhere, close it, or give
 * it up while it is fetched.
 */
export function popover(label: string, content: () => Promise<readonly Node[]>): Popover {
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
  let stopWatching = () => {};
  let isWanted = false;
  const close = () => {
    isWanted = false;
    panel.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    stopWatching();
  };
  const closeByKey = () => {
    close();
    opener.focus();
  };
  const open = async () => {
    isWanted = true;
    stopWatching();
    stopWatching = watchOutside(closeFromOutside, closeByKey);
    const nodes = await content();
    if (!isWanted || !panel.hidden) return; // given up, or pressed twice
    panel.replaceChildren(...nodes);
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    panel.querySelector<HTMLElement>('button, input, select')?.focus();
  };
  opener.addEventListener('click', () => (panel.hidden ? void open() : close()));
  return { element: root, close };
}

/**
 * Tells of presses and focus anywhere, and of Escape, which also counts while the focus is nowhere: the
 * button that had it may have been disabled by its own press.
 */
export function watchOutside(moved: (event: Event) => void, escaped: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') escaped();
  };
  document.addEventListener('pointerdown', moved);
  document.addEventListener('focusin', moved);
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('pointerdown', moved);
    document.removeEventListener('focusin', moved);
    document.removeEventListener('keydown', onKey);
  };
}
