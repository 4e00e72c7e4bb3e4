import { element, uniqueId } from './element';
import { watchOutside } from './popover';

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
