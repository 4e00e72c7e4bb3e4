import { Figure, type FigureCanvas } from './figure';
import type { Palette } from './palette';
import { roundTicks } from './ticks';

/** The true and the predicted share of every class of one sample. */
export interface Shares {
  readonly name: string;
  readonly targets: ArrayLike<number>;
  readonly predictions: ArrayLike<number>;
}

export interface ShareBarsOptions {
  /** Samples below each other. */
  readonly samples: number;
  /** The word for the numbers beneath the bars. */
  readonly className: string;
  readonly formatNumber: (value: number) => string;
}

const BAND = 112;
const TITLE = 20;
const GAP = 26; // CSS pixels for the classes' numbers below the bars
const LABEL = 36; // CSS pixels for the number at the line

/** Samples below each other: for every class a true bar in ink and the predicted one beside it. */
export class ShareBars extends Figure {
  #samples: readonly Shares[] = [];
  #highest = 1;

  constructor(
    host: HTMLElement,
    private readonly options: ShareBarsOptions,
  ) {
    super(host, 'share-bars', options.samples * BAND);
  }

  /** `highest` is the share that fills the height. */
  update(samples: readonly Shares[], highest: number): void {
    this.#samples = samples;
    this.#highest = highest;
    this.redraw();
  }

  protected override draw({ context, width, palette }: FigureCanvas): void {
    const tick = roundTicks(0, this.#highest, 2).at(-1) ?? 0;
    this.#samples.forEach(({ name, targets, predictions }, place) => {
      const top = place * BAND;
      const base = top + BAND - GAP;
      const pitch = (width - LABEL) / targets.length;
      const line = Math.round(base - (tick / this.#highest) * (BAND - TITLE - GAP)) + 0.5;
      context.fillStyle = palette.inkSoft;
      context.font = palette.numberFont;
      context.textAlign = 'right';
      context.textBaseline = 'bottom';
      context.fillText(this.options.formatNumber(tick), width, line - 1);
      context.strokeStyle = palette.line;
      context.beginPath();
      context.moveTo(0, line);
      context.lineTo(width, line);
      context.stroke();
      const bar = (x: number, value: number, color: string) => {
        const share = Math.min(1, Math.max(0, value / this.#highest));
        const height = share * (BAND - TITLE - GAP);
        if (!Number.isFinite(height)) return;
        context.fillStyle = color;
        context.fillRect(x, base - height, pitch * 0.36, height);
      };
      for (let index = 0; index < targets.length; index++) {
        const left = (index + 0.12) * pitch;
        bar(left, targets[index] ?? 0, palette.ink);
        bar(left + pitch * 0.4, predictions[index] ?? 0, palette.negative);
      }
      context.fillStyle = palette.inkSoft;
      this.#drawClasses(context, palette, { base, pitch, count: targets.length, width });
      context.font = palette.font;
      context.textAlign = 'left';
      context.textBaseline = 'top';
      context.fillText(name, 0, top);
      context.strokeStyle = palette.inkSoft;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(0, base + 0.5);
      context.lineTo(width, base + 0.5);
      context.stroke();
    });
  }

  /** The classes' numbers, as many as have room, and what they count. */
  #drawClasses(
    context: CanvasRenderingContext2D,
    palette: Palette,
    { base, pitch, count, width }: { base: number; pitch: number; count: number; width: number },
  ): void {
    context.font = palette.numberFont;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    const widest = context.measureText(String(count)).width + 4;
    const stride = Math.max(1, Math.ceil(widest / pitch));
    for (let index = 0; index < count; index += stride) {
      context.fillText(String(index + 1), (index + 0.5) * pitch, base + 4);
    }
    context.font = palette.font;
    context.textAlign = 'right';
    context.fillText(this.options.className, width, base + 4);
  }
}
