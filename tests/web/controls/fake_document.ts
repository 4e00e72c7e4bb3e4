import { vi } from 'vitest';

/** As much of an element as the page's small parts ask for. */
class FakeElement extends EventTarget {
  hidden = false;
  title = '';
  parent: FakeElement | null = null;
  children: (FakeElement | string)[] = [];
  readonly classList = { add: () => {}, toggle: () => {} };
  readonly style = { setProperty: () => {} };

  setAttribute(name: string, value: string): void {
    if (name === 'hidden') this.hidden = true;
    if (name === 'title') this.title = value;
  }

  append(...added: (FakeElement | string)[]): void {
    for (const one of added) if (typeof one !== 'string') one.parent = this;
    this.children.push(...added);
  }

  replaceChildren(...added: (FakeElement | string)[]): void {
    for (const one of this.children) if (typeof one !== 'string') one.parent = null;
    this.children = [];
    this.append(...added);
  }

  getAttribute(): null {
    return null;
  }

  after(added: FakeElement): void {
    this.parent?.append(added);
  }

  remove(): void {
    const siblings = this.parent?.children;
    siblings?.splice(siblings.indexOf(this), 1);
    this.parent = null;
  }

  replaceWith(other: FakeElement): void {
    const { parent } = this;
    this.remove();
    parent?.append(other);
  }

  /** Everything inside, in the order of the page. */
  get all(): FakeElement[] {
    return this.children.flatMap((one) => (typeof one === 'string' ? [] : [one, ...one.all]));
  }

  /** What the reader presses by its visible text. */
  press(text: string): FakeElement {
    const pressed = this.all.find((one) => one.children[0] === text);
    if (!pressed) throw new Error(`nothing says ${text}`);
    pressed.dispatchEvent(new Event('click'));
    return pressed;
  }

  contains(other: FakeElement): boolean {
    for (let one: FakeElement | null = other; one; one = one.parent) if (one === this) return true;
    return false;
  }

  querySelector(): null {
    return null;
  }

  focus(): void {}

  get isConnected(): boolean {
    return document.body.contains(this as unknown as Node);
  }

  get textContent(): string {
    return this.children.map((one) => (typeof one === 'string' ? one : one.textContent)).join('');
  }

  set textContent(text: string) {
    this.replaceChildren(text);
  }
}

/** Puts an empty page where the page's parts look for it, and hands out its body. */
export function fakeDocument(): FakeElement {
  const body = new FakeElement();
  const page = Object.assign(new EventTarget(), { body, createElement: () => new FakeElement() });
  vi.stubGlobal('document', page);
  vi.stubGlobal('Node', FakeElement);
  return body;
}

/** An element of the page as what it stands for. */
export const asFake = (element: HTMLElement) => element as unknown as FakeElement;
