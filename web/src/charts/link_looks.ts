import { columnAt, type NetworkLayout } from './network_layout';
import { type Highlight, linkStrength, type NetworkLayer, weightAt } from './network_links';

/** Widths are drawn in this many steps, one path each. */
export const WIDTH_STEPS = 12;

/** How a link looks: the step of its width, and these. */
export const POSITIVE_LINK = 16;
export const QUIET_LINK = 32;
export const STRONG_LINK = 64;
/** Looks there may be. */
export const LOOKS = 128;
const UNKNOWN = 255;
/** The bits of a look that are its width. */
const WIDTH_BITS = 15;
/** How far outside its step, in steps, a weight keeps the width it was drawn with. */
const HELD_WIDTH = 0.4;

/**
 * The looks of the links between two columns, as they should be and as they were last drawn: training
 * changes every weight between two pictures, but few links' looks.
 */
export class LinkLooks {
  #wanted = new Uint8Array(0);
  #drawn = new Uint8Array(0);
  #stale = false;

  /** Looks of the links from unit after unit of the left column, to each of the right one's. */
  get looks(): Uint8Array {
    return this.#wanted;
  }

  /** Whether they are no longer those that were drawn. */
  get stale(): boolean {
    return this.#stale;
  }

  /** What is wanted has been drawn. */
  drawn(): void {
    this.#drawn.set(this.#wanted);
    this.#stale = false;
  }

  /** Takes over the weights between column `column` and the one before. */
  update(
    layout: NetworkLayout,
    column: number,
    layer: NetworkLayer,
    parameters: Float32Array,
    highlight: Highlight,
  ): void {
    const sources = columnAt(layout, column - 1).shown;
    const targets = columnAt(layout, column).shown;
    if (this.#wanted.length !== sources * targets) {
      this.#wanted = new Uint8Array(sources * targets);
      this.#drawn = new Uint8Array(sources * targets).fill(UNKNOWN);
    }
    const isQuiet = highlight.unit !== null || highlight.link !== null;
    let link = 0;
    let isStale = false;
    for (let from = 0; from < sources; from++) {
      for (let to = 0; to < targets; to++) {
        let look = lookOf(weightAt(parameters, layer, from, to), this.#drawn[link]);
        if (isQuiet) {
          look += isHighlighted(highlight, column, from, to) ? STRONG_LINK : QUIET_LINK;
        }
        this.#wanted[link] = look;
        isStale ||= this.#drawn[link] !== look;
        link++;
      }
    }
    this.#stale = isStale;
  }
}

/** Width and sign of a link that looked like `before`; a weight that is no number is as wide as any. */
export function lookOf(weight: number, before = UNKNOWN): number {
  const width = linkStrength(weight) * WIDTH_STEPS;
  // Where a weight swings round the border of two widths, its column would be drawn each time.
  const drawn = before & WIDTH_BITS;
  const isHeld = Math.abs(width - drawn - 0.5) <= 0.5 + HELD_WIDTH;
  const step = isHeld ? drawn : Math.min(WIDTH_STEPS - 1, Math.floor(width));
  return weight >= 0 ? step + POSITIVE_LINK : step;
}

function isHighlighted(
  { unit, link }: Highlight,
  column: number,
  from: number,
  to: number,
): boolean {
  if (link) return link.to.column === column && link.to.index === to && link.from.index === from;
  if (!unit) return false;
  const isIncoming = unit.column === column && unit.index === to;
  return isIncoming || (unit.column === column - 1 && unit.index === from);
}
