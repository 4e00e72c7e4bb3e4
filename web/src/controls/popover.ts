import { element, uniqueId } from './element';

/** A button that opens a small panel beneath itself. */
export interface Popover {
  readonly element: HTMLElement;
  close(): void;
}

/** `content` is made anew at each opening. Escape, and focus or a press elsewhere, close it. */
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
  let stopWatching = () => {};
  const close = () => {
    panel.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    stopWatching();
  };
  const closeByKey = () => {
    close();
    opener.focus();
  };
  const open = () => {
    panel.replaceChildren(...content());
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    stopWatching = watchOutside(closeFromOutside, closeByKey);
    panel.querySelector<HTMLElement>('button, input, select')?.focus();
  };
  opener.addEventListener('click', () => (panel.hidden ? open() : close()));
  return { element: root, close };
}

/**
 * Tells of presses and focus anywhere, and of Escape, which also counts while the focus is nowhere: the
 * button that had it may have been disabled by its own press.
 */
function watchOutside(moved: (event: Event) => void, escaped: () => void): () => void {
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

/** A panel that different buttons open, each time beneath the button itself. */
export interface AnchoredPanel {
  /** To be put where the panel may reach over its surroundings. */
  readonly element: HTMLElement;
  open(opener: HTMLElement, label: string, content: readonly Node[]): void;
  close(): void;
  /** Closes, and gives the focus back to the button that opened it. */
  dismiss(): void;
}

/** Pixels between the panel, its button and the window's sides. */
const GAP = 8;

/** Escape, and focus or a press elsewhere, close the panel; `onClose` is told of it. */
export function anchoredPanel(onClose: () => void): AnchoredPanel {
  const panel = element('div', {
    class: 'popover-panel anchored',
    id: uniqueId('popover'),
    role: 'dialog',
    tabindex: -1,
    hidden: true,
  });
  let opener: HTMLElement | null = null;
  let stopWatching = () => {};

  const closeFromOutside = (event: Event) => {
    const { target } = event;
    if (!(target instanceof Node) || panel.contains(target) || opener?.contains(target)) return;
    close();
  };
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    opener?.setAttribute('aria-expanded', 'false');
    stopWatching();
    opener = null;
    panel.replaceChildren();
    onClose();
  };
  const dismiss = () => {
    const before = opener;
    close();
    before?.focus();
  };
  const place = (anchor: HTMLElement) => {
    if (!anchor.isConnected) return; // of a layer just made: the panel stays where it is
    const around = (panel.offsetParent ?? document.body).getBoundingClientRect();
    const box = anchor.getBoundingClientRect();
    const rightmost = document.documentElement.clientWidth - panel.offsetWidth - GAP;
    const left = Math.max(GAP, Math.min(box.left, rightmost));
    panel.style.left = `${Math.round(left - around.left)}px`;
    panel.style.top = `${Math.round(box.bottom + GAP - around.top)}px`;
  };
  return {
    element: panel,
    close,
    dismiss,
    open(anchor, label, content) {
      close();
      opener = anchor;
      anchor.setAttribute('aria-expanded', 'true');
      anchor.setAttribute('aria-controls', panel.id);
      panel.setAttribute('aria-label', label);
      panel.replaceChildren(...content);
      panel.hidden = false;
      place(anchor);
      stopWatching = watchOutside(closeFromOutside, dismiss);
      panel.focus({ preventScroll: true });
    },
  };
}
