type AttributeValue = string | number | boolean | undefined;

/** Attributes by name; `true` sets an empty attribute, `false` and `undefined` leave it out. */
export interface Attributes {
  readonly [name: string]: AttributeValue;
}

/** What may stand inside an element; text is always set as text. */
export type Child = Node | string;

/** Creates an element with attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    created.setAttribute(name, value === true ? '' : String(value));
  }
  created.append(...children);
  return created;
}

let lastId = 0;

/** An id that no other element of the page has. */
export function uniqueId(prefix: string): string {
  lastId += 1;
  return `${prefix}_${lastId}`;
}

/**
 * Sets an element's text only when it differs, so that unchanged numbers cost no layout; its text node
 * stays, so that changed ones cost no more than that.
 */
export function setText(target: HTMLElement, text: string): void {
  const { firstChild, lastChild } = target;
  const isText = firstChild === lastChild && firstChild?.nodeName === '#text';
  const place = isText ? firstChild : target;
  if (place.textContent !== text) place.textContent = text;
}

/** Shows or hides an element. */
export function setShown(target: HTMLElement, shown: boolean): void {
  if (target.hidden === shown) target.hidden = !shown;
}
