import { context2d } from './canvas_layer';
import { readPalette } from './palette';

/** Images as the engine gives them: `rows` x `columns` grey values a sample, sample after sample. */
export interface SheetImages {
  readonly values: Float32Array;
  /** Values from one sample to the next; of several channels the first is drawn. */
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
  /** Values drawn as paper and as ink. */
  readonly range: readonly [number, number];
}

/** One example on the sheet. */
export interface SheetTile {
  readonly sample: number;
  /** A short word below it. */
  readonly caption: string;
  readonly isWrong: boolean;
  /** Said of it in full, to those who hover, focus or cannot see it. */
  readonly description: string;
}

export interface SampleSheetOptions {
  readonly label: string;
  readonly onInspect: (tile: SheetTile | null) => void;
  readonly onChoose: (tile: SheetTile) => void;
}

interface Cell {
  readonly button: HTMLButtonElement;
  readonly canvas: HTMLCanvasElement;
  readonly caption: HTMLElement;
  drawn: number;
  tile: SheetTile | null;
}

/** The next place for a key, of so many in rows of so many; null for other keys. */
export function placeAfterKey(key: string, place: number, count: number, across: number) {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -across,
    ArrowDown: across,
    Home: -place,
    End: count - 1 - place,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const next = place + step;
  return next >= 0 && next < count ? next : place;
}

/** Small images in rows, each with the class predicted for it and a cross where that is wrong. */
export class SampleSheet {
  readonly #root = document.createElement('div');
  readonly #options: SampleSheetOptions;
  #cells: Cell[] = [];
  #images: SheetImages | null = null;
  #current = 0;
  #chosen = -1;
  #inspected: Cell | null = null;

  constructor(host: HTMLElement, options: SampleSheetOptions) {
    this.#options = options;
    this.#root.className = 'sample-sheet';
    this.#root.setAttribute('role', 'group');
    this.#root.setAttribute('aria-label', options.label);
    this.#root.addEventListener('keydown', this.#keyPressed);
    this.#root.addEventListener('pointerleave', () => this.#inspect(null));
    this.#root.addEventListener('focusout', () => this.#inspect(null));
    host.append(this.#root);
  }

  setImages(images: SheetImages): void {
    this.#images = images;
    for (const cell of this.#cells) cell.drawn = -1;
  }

  update(tiles: readonly SheetTile[]): void {
    while (this.#cells.length > tiles.length) this.#cells.pop()?.button.remove();
    while (this.#cells.length < tiles.length) this.#cells.push(this.#create(this.#cells.length));
    tiles.forEach((tile, place) => {
      const cell = this.#cells[place];
      if (cell) this.#show(cell, tile);
    });
    this.#current = Math.max(0, Math.min(this.#current, this.#cells.length - 1));
    this.#markCurrent();
    const shown = this.#inspected;
    if (shown) this.#options.onInspect(this.#cells.includes(shown) ? shown.tile : null);
  }

  /** Marks the tile of this sample, if it has one. */
  choose(sample: number): void {
    this.#chosen = sample;
    for (const cell of this.#cells) this.#markChosen(cell);
  }

  setTheme(): void {
    for (const cell of this.#cells) {
      cell.drawn = -1;
      if (cell.tile) this.#draw(cell, cell.tile.sample);
    }
  }

  destroy(): void {
    this.#root.remove();
  }

  #create(place: number): Cell {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sample-tile';
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    const caption = document.createElement('span');
    caption.className = 'sample-caption';
    button.append(canvas, caption);
    const cell: Cell = { button, canvas, caption, drawn: -1, tile: null };
    button.addEventListener('pointerenter', () => this.#inspect(cell));
    button.addEventListener('click', () => {
      if (cell.tile) this.#options.onChoose(cell.tile);
    });
    button.addEventListener('focus', () => {
      this.#current = place;
      this.#markCurrent();
      this.#inspect(cell);
    });
    this.#root.append(button);
    return cell;
  }

  #show(cell: Cell, tile: SheetTile): void {
    const { button, caption } = cell;
    const before = cell.tile;
    cell.tile = tile;
    this.#draw(cell, tile.sample);
    if (before?.sample !== tile.sample) this.#markChosen(cell);
    if (before?.caption !== tile.caption) caption.textContent = tile.caption;
    if (before?.isWrong !== tile.isWrong) button.classList.toggle('wrong', tile.isWrong);
    if (before?.description !== tile.description) {
      button.setAttribute('aria-label', tile.description);
    }
  }

  #markChosen({ button, tile }: Cell): void {
    button.setAttribute('aria-pressed', String(tile?.sample === this.#chosen));
  }

  #draw(cell: Cell, sample: number): void {
    const images = this.#images;
    if (!images || cell.drawn === sample) return;
    cell.drawn = sample;
    const { values, stride, rows, columns, range } = images;
    const [paper, ink] = range;
    cell.canvas.width = columns;
    cell.canvas.height = rows;
    const context = context2d(cell.canvas);
    context.fillStyle = readPalette(cell.canvas).ink;
    for (let pixel = 0; pixel < rows * columns; pixel++) {
      const value = values[sample * stride + pixel] ?? paper;
      context.globalAlpha = Math.min(1, Math.max(0, (value - paper) / (ink - paper)));
      context.fillRect(pixel % columns, Math.floor(pixel / columns), 1, 1);
    }
  }

  #inspect(cell: Cell | null): void {
    this.#inspected = cell;
    this.#options.onInspect(cell?.tile ?? null);
  }

  #markCurrent(): void {
    this.#cells.forEach(({ button }, place) => {
      button.tabIndex = place === this.#current ? 0 : -1;
    });
  }

  /** One tab stop; the arrow keys move along the rows and columns as they stand on the page. */
  readonly #keyPressed = (event: KeyboardEvent): void => {
    const top = this.#cells[0]?.button.offsetTop;
    const across = this.#cells.filter(({ button }) => button.offsetTop === top).length;
    const next = placeAfterKey(event.key, this.#current, this.#cells.length, across);
    if (next === null) return;
    event.preventDefault();
    this.#cells[next]?.button.focus();
  };
}
