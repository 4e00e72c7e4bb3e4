import type { Picture, SpareGrids } from './messages';

/** While one picture is shown and one waits to be, one is on its way. */
const MOST_SPARES = 2;

/** Grids of pictures that came back from the page, for later ones to be written into. */
export class SpareStore {
  private readonly spares: SpareGrids[] = [];

  /** Takes in a picture's grids, once; nothing is kept of one without any. */
  add({ predictions, unitGrids: units }: Picture): void {
    const isKnown = this.spares.some((spare) => spare.predictions === predictions);
    if (isKnown || predictions.length === 0) return;
    this.spares.push({ predictions, units });
    if (this.spares.length > MOST_SPARES) this.spares.shift();
  }

  /** Hands over the ones that came last, which have the size of the present pictures. */
  take(): SpareGrids | null {
    return this.spares.pop() ?? null;
  }
}
