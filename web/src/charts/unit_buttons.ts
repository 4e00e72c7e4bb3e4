import {
  columnAt,
  type NetworkLayout,
  placeOf,
  type UnitPlace,
  unitCentre,
} from './network_layout';

/** Smallest side of a target, where the neighbours leave room for it, in CSS pixels. */
const TARGET = 32;

export interface UnitButtonEvents {
  readonly name: (place: UnitPlace) => string;
  readonly focus: (place: UnitPlace | null) => void;
  readonly activate: (place: UnitPlace) => void;
}

/**
 * Transparent buttons over the drawn neurons, so that each has a name and the keyboard reaches it: one
 * tab stop, arrow keys move inside a column and between columns, Home and End to a column's ends.
 */
export class UnitButtons {
  readonly #root = document.createElement('div');
  #buttons: HTMLButtonElement[] = [];
  #places: UnitPlace[] = [];
  #layout: NetworkLayout | null = null;
  #current = 0;

  constructor(
    host: HTMLElement,
    label: string,
    private readonly events: UnitButtonEvents,
  ) {
    this.#root.className = 'unit-buttons';
    this.#root.setAttribute('role', 'group');
    this.#root.setAttribute('aria-label', label);
    this.#root.addEventListener('keydown', this.#keyPressed);
    host.append(this.#root);
  }

  /** Puts a button over each drawn neuron; as many buttons as before are used again. */
  place(layout: NetworkLayout): void {
    this.#layout = layout;
    this.#places = layout.columns.flatMap(({ shown }, column) =>
      Array.from({ length: shown }, (_, index) => placeOf(layout, column, index)),
    );
    while (this.#buttons.length > this.#places.length) this.#buttons.pop()?.remove();
    while (this.#buttons.length < this.#places.length) this.#buttons.push(this.#create());
    const room = Math.min(layout.rowPitch, layout.columnPitch);
    const side = Math.max(layout.nodeSize, Math.min(TARGET, room));
    this.#places.forEach((place, position) => {
      const [x, y] = unitCentre(layout, place.column, place.index);
      const style = this.#buttons[position]?.style;
      style?.setProperty('left', `${x - side / 2}px`);
      style?.setProperty('top', `${y - side / 2}px`);
      style?.setProperty('width', `${side}px`);
      style?.setProperty('height', `${side}px`);
    });
    this.#current = Math.min(this.#current, Math.max(0, this.#places.length - 1));
    this.#markCurrent();
    this.relabel();
  }

  /** Asks for every name again. */
  relabel(label?: string): void {
    if (label !== undefined) this.#root.setAttribute('aria-label', label);
    this.#places.forEach((place, position) => {
      this.#buttons[position]?.setAttribute('aria-label', this.events.name(place));
    });
  }

  /** The neuron a button of which has the focus, or null. */
  get focused(): UnitPlace | null {
    const position = this.#buttons.indexOf(document.activeElement as HTMLButtonElement);
    return this.#places[position] ?? null;
  }

  #create(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'unit-button';
    button.addEventListener('focus', () => {
      this.#current = this.#buttons.indexOf(button);
      this.#markCurrent();
      const place = this.#places[this.#current] ?? null;
      // What it answers may have changed since it was named.
      if (place) button.setAttribute('aria-label', this.events.name(place));
      this.events.focus(place);
    });
    button.addEventListener('blur', () => this.events.focus(null));
    button.addEventListener('click', () => {
      const place = this.#places[this.#buttons.indexOf(button)];
      if (place) this.events.activate(place);
    });
    this.#root.append(button);
    return button;
  }

  #markCurrent(): void {
    this.#buttons.forEach((button, position) => {
      button.tabIndex = position === this.#current ? 0 : -1;
    });
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const place = this.focused;
    if (!place || !this.#layout || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = neighbour(this.#layout, place, event.key);
    if (!target) return;
    event.preventDefault();
    const position = this.#places.findIndex(
      ({ column, index }) => column === target.column && index === target.index,
    );
    this.#buttons[position]?.focus();
  };
}

/** Where a key leads from a neuron, or null for a key without meaning here; edges stay put. */
export function neighbour(layout: NetworkLayout, from: UnitPlace, key: string): UnitPlace | null {
  const { shown } = columnAt(layout, from.column);
  const step = (index: number) =>
    placeOf(layout, from.column, Math.max(0, Math.min(shown - 1, index)));
  switch (key) {
    case 'ArrowUp':
      return step(from.index - 1);
    case 'ArrowDown':
      return step(from.index + 1);
    case 'Home':
      return step(0);
    case 'End':
      return step(shown - 1);
    case 'ArrowLeft':
      return nearest(layout, from, from.column - 1);
    case 'ArrowRight':
      return nearest(layout, from, from.column + 1);
    default:
      return null;
  }
}

function nearest(layout: NetworkLayout, from: UnitPlace, column: number): UnitPlace {
  if (column < 0 || column >= layout.columns.length) return from;
  const y = unitCentre(layout, from.column, from.index)[1];
  const { firstY, shown } = columnAt(layout, column);
  const index = Math.round((y - firstY) / layout.rowPitch);
  return placeOf(layout, column, Math.max(0, Math.min(shown - 1, index)));
}
