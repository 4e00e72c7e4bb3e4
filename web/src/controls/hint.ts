import { element, uniqueId } from './element';

/** Milliseconds the pointer rests on a label before its explanation shows. */
const REST_BEFORE_SHOWING = 350;
/** Pixels between the bubble, its anchor and the window's edge. */
const GAP = 8;

/** An explanation, or what hands it over as soon as it is there, and returns what asks for it. */
export type HintText = string | ((take: (text: string) => void) => () => void);

let bubble: HTMLElement | undefined;
let shownFor: HTMLElement | undefined;

/**
 * Explains a control: by resting on `anchor`, by tapping it, or by reaching `control` with the
 * keyboard; Escape closes. Screen readers get the text as the control's description.
 */
export function attachHint(anchor: HTMLElement, control: HTMLElement, hint: HintText): void {
  let text = '';
  let isWanted = false;
  const description = element('span', { id: uniqueId('hint'), hidden: true });
  const take = (given: string) => {
    text = given;
    description.textContent = given;
    if (isWanted) show();
  };
  let ask = () => {};
  const show = () => {
    isWanted = true;
    if (text !== '') showBubble(anchor, text);
    else ask();
  };
  if (typeof hint === 'string') take(hint);
  else ask = hint(take);
  anchor.after(description);
  const described = control.getAttribute('aria-describedby');
  control.setAttribute(
    'aria-describedby',
    described ? `${described} ${description.id}` : description.id,
  );
  anchor.classList.add('has-hint');

  let timer = 0;
  const hide = () => {
    isWanted = false;
    window.clearTimeout(timer);
    hideBubble(anchor);
  };
  anchor.addEventListener('pointerenter', (event) => {
    if (event.pointerType !== 'touch') timer = window.setTimeout(show, REST_BEFORE_SHOWING);
  });
  anchor.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') hide();
  });
  anchor.addEventListener('click', show);
  control.addEventListener('focus', () => {
    if (control.matches(':focus-visible')) show();
  });
  control.addEventListener('blur', hide);
  control.addEventListener('change', hide);
  control.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
}

function showBubble(anchor: HTMLElement, text: string): void {
  if (!bubble?.isConnected) {
    bubble = element('div', { class: 'hint-bubble', 'aria-hidden': 'true' });
    document.body.append(bubble);
    document.addEventListener('pointerdown', hideHint);
    document.addEventListener('scroll', hideHint, { passive: true });
  }
  bubble.textContent = text;
  bubble.hidden = false;
  shownFor = anchor;
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const left = Math.min(Math.max(GAP, box.left), Math.max(GAP, innerWidth - width - GAP));
  const above = box.top - height - GAP;
  bubble.style.left = `${Math.round(left)}px`;
  bubble.style.top = `${Math.round(above >= GAP ? above : box.bottom + GAP)}px`;
}

function hideBubble(anchor: HTMLElement): void {
  if (shownFor === anchor) hideHint();
}

/** Hides whatever explanation is showing. */
export function hideHint(): void {
  if (bubble) bubble.hidden = true;
}
