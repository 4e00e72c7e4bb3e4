import {
  LinkLooks,
  LOOKS,
  POSITIVE_LINK,
  QUIET_LINK,
  STRONG_LINK,
  WIDTH_STEPS,
} from './link_looks';
import { columnAt, type NetworkLayout } from './network_layout';
import type { Highlight, NetworkLayer } from './network_links';
import type { Palette } from './palette';

const NO_DASH: number[] = [];
/** Opacity of a link without weight. */
const FAINTEST = 0.36;

export interface LinkScene {
  readonly layout: NetworkLayout;
  readonly layers: readonly NetworkLayer[];
  readonly parameters: Float32Array;
  readonly palette: Palette;
  readonly highlight: Highlight;
}

/**
 * Draws the links: colour and dash show the sign, width and opacity the size of the weight. Only
 * between columns where a link looks other than before, because dashed curves take longer to draw than
 * everything else on the page together.
 */
export class LinkPainter {
  #layout: NetworkLayout | null = null;
  #palette: Palette | null = null;
  /** By the number of the right column. */
  #looks: LinkLooks[] = [];
  /** Where the next drawing with a budget begins, so that every column has its turn. */
  #turn = 1;

  /** Whatever was drawn is gone. */
  reset(): void {
    this.#layout = null;
  }

  /**
   * Brings the links up to date, about `budget` of them if there are more; false when some are left.
   * A new layout or palette is drawn whole.
   */
  draw(
    context: CanvasRenderingContext2D,
    scene: LinkScene,
    budget = Number.POSITIVE_INFINITY,
  ): boolean {
    const { layout, palette } = scene;
    const isNew = layout !== this.#layout || palette !== this.#palette;
    if (isNew) this.#begin(context, layout, palette);
    this.#update(scene);
    const gaps = layout.columns.length - 1;
    const from = this.#turn;
    let room = isNew ? Number.POSITIVE_INFINITY : budget;
    let drewSome = false;
    for (let turn = 0; turn < gaps; turn++) {
      const column = 1 + ((from - 1 + turn) % gaps);
      const looks = this.#looks[column];
      if (!looks?.stale) continue;
      const links = looks.looks.length;
      if (drewSome && links > room) return false;
      drawBetween(context, scene, column, looks.looks);
      looks.drawn();
      room -= links;
      drewSome = true;
      this.#turn = 1 + (column % gaps);
    }
    return true;
  }

  #begin(context: CanvasRenderingContext2D, layout: NetworkLayout, palette: Palette): void {
    this.#layout = layout;
    this.#palette = palette;
    this.#looks = layout.columns.map(() => new LinkLooks());
    this.#turn = 1;
    clear(context, 0, context.canvas.width);
    drawConnections(context, layout, palette);
  }

  #update({ layout, layers, parameters, highlight }: LinkScene): void {
    for (let column = 1; column < layout.columns.length; column++) {
      const layer = layers[column - 1];
      const looks = this.#looks[column];
      if (!layer || !looks || columnAt(layout, column).look.links !== 'weights') continue;
      looks.update(layout, column, layer, parameters, highlight);
    }
  }
}

/** Draws the links between a column and the one before anew. */
function drawBetween(
  context: CanvasRenderingContext2D,
  { layout, palette }: LinkScene,
  column: number,
  looks: Uint8Array,
): void {
  clear(context, columnAt(layout, column - 1).x, columnAt(layout, column).x);
  const widest = Math.max(2, Math.min(7, layout.nodeSize * 0.17));
  context.lineCap = 'butt';
  // Thin links lie under thick ones, whatever their sign.
  for (let step = 0; step < WIDTH_STEPS; step++) {
    const strength = (step + 0.5) / WIDTH_STEPS;
    const alpha = FAINTEST + (1 - FAINTEST) * strength;
    context.lineWidth = 0.5 + strength * (widest - 0.5);
    for (let look = step; look < LOOKS; look += POSITIVE_LINK) {
      if (!looks.includes(look)) continue;
      const isPositive = (look & POSITIVE_LINK) !== 0;
      context.strokeStyle = isPositive ? palette.positive : palette.negative;
      context.setLineDash(isPositive ? NO_DASH : dashOf(context.lineWidth));
      context.globalAlpha = alpha;
      if ((look & QUIET_LINK) !== 0) context.globalAlpha = alpha * 0.22;
      if ((look & STRONG_LINK) !== 0) context.globalAlpha = Math.max(alpha, 0.7);
      drawLinks(context, layout, column, looks, look);
    }
  }
  context.globalAlpha = 1;
  context.setLineDash(NO_DASH);
}

/** Longer dashes for wide links: easier to see, and fewer, as each takes its time. */
function dashOf(width: number): number[] {
  return [4 + 1.25 * width, 3 + 0.6 * width];
}

/** Those links of one look, one path for all of them. */
function drawLinks(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  column: number,
  looks: Uint8Array,
  look: number,
): void {
  const targets = columnAt(layout, column).shown;
  context.beginPath();
  for (let link = looks.indexOf(look); link >= 0; link = looks.indexOf(look, link + 1)) {
    addCurve(context, layout, column, Math.floor(link / targets), link % targets);
  }
  context.stroke();
}

/** Empties everything between two places; where two columns' links are, a unit lies on top of each. */
function clear(context: CanvasRenderingContext2D, left: number, right: number): void {
  context.clearRect(left, 0, right - left, context.canvas.height);
}

/** Thin lines where numbers flow without a weight for each: unit by unit, or from all to all. */
function drawConnections(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  palette: Palette,
): void {
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  for (let column = 1; column < layout.columns.length; column++) {
    const { look, shown } = columnAt(layout, column);
    if (look.links === 'weights') continue;
    for (let from = 0; from < columnAt(layout, column - 1).shown; from++) {
      for (let to = 0; to < shown; to++) {
        if (look.links === 'whole' || from === to) addCurve(context, layout, column, from, to);
      }
    }
  }
  context.stroke();
}

function addCurve(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  column: number,
  from: number,
  to: number,
): void {
  const left = columnAt(layout, column - 1);
  const right = columnAt(layout, column);
  const startY = left.firstY + from * layout.rowPitch;
  const endY = right.firstY + to * layout.rowPitch;
  const half = layout.nodeSize / 2;
  const middle = (left.x + right.x) / 2;
  context.moveTo(left.x + half, startY);
  context.bezierCurveTo(middle, startY, middle, endY, right.x - half, endY);
}
