import { Graph, type GraphFrame, graphX, graphY, linearAxis } from './graph';

/** The mean of a candidate over the folds and its standard error; not finite where a fold diverged. */
export interface CandidateMean {
  readonly label: string;
  readonly mean: number;
  readonly standardError: number;
}

export interface CandidateView {
  readonly candidates: readonly CandidateMean[];
  /** Places among the candidates. */
  readonly best: number | null;
  readonly chosen: number | null;
  /** Whether a larger mean is better. */
  readonly largerIsBetter: boolean;
}

export interface CandidateChartOptions {
  /** Accessible name of the picture. */
  readonly label: string;
  readonly candidate: string;
  readonly score: string;
  readonly formatNumber: (value: number) => string;
}

const RADIUS = 4;
const CAP = 5;
/** Half the width of an arrow at the edge, and its height. */
const ARROW = 5;

/**
 * The range of the means with their errors. Candidates much worse than the others would flatten them:
 * beyond five times the better half's width they are cut off.
 */
export function scoreRange({
  candidates,
  largerIsBetter,
}: CandidateView): readonly [number, number] {
  const sign = largerIsBetter ? -1 : 1;
  const shown = candidates
    .filter(({ mean }) => Number.isFinite(mean))
    .map(({ mean, standardError }) => [sign * mean - standardError, sign * mean + standardError])
    .sort((one, other) => (one[1] ?? 0) - (other[1] ?? 0)) as [number, number][];
  if (shown.length === 0) return [0, 1];
  const lowest = Math.min(...shown.map(([low]) => low));
  const half = shown[Math.floor((shown.length - 1) / 2)]?.[1] ?? lowest;
  const worst = shown.at(-1)?.[1] ?? half;
  const highest = half > lowest ? Math.min(worst, lowest + 5 * (half - lowest)) : worst;
  const padding = (highest - lowest || Math.abs(highest) || 1) * 0.08;
  const ends = [sign * (lowest - padding), sign * (highest + padding)] as const;
  return largerIsBetter ? [ends[1], ends[0]] : ends;
}

/** The edge beyond which a candidate's mean lies, or null where it is in sight or has none. */
export function edgeOf(
  mean: number,
  [lowest, highest]: readonly [number, number],
): 'upper' | 'lower' | null {
  return mean > highest ? 'upper' : mean < lowest ? 'lower' : null;
}

/** Whether some candidate is too bad to be in sight. */
export function hasEdgeMarks(view: CandidateView): boolean {
  const range = scoreRange(view);
  return view.candidates.some(({ mean }) => edgeOf(mean, range) !== null);
}

/** Mean and standard error of every candidate, and how good is as good as the best. */
export class CandidateChart extends Graph {
  readonly #options: CandidateChartOptions;
  #view: CandidateView | null = null;

  constructor(host: HTMLElement, options: CandidateChartOptions) {
    super(host, options.label);
    this.#options = options;
  }

  update(view: CandidateView): void {
    this.#view = view;
    this.draw();
  }

  protected override axes() {
    const view = this.#view;
    if (!view) return null;
    const { candidate, score, formatNumber } = this.#options;
    const ticks = view.candidates.map(({ label }, value) => ({ value, label }));
    return {
      horizontal: {
        name: candidate,
        minimum: -0.5,
        maximum: Math.max(1, ticks.length) - 0.5,
        ticks,
        logarithmic: false,
      },
      vertical: linearAxis(score, scoreRange(view), formatNumber),
    };
  }

  protected override drawData(context: CanvasRenderingContext2D, frame: GraphFrame): void {
    const view = this.#view;
    if (!view) return;
    context.beginPath();
    context.rect(frame.left, frame.top, frame.width, frame.height);
    context.clip();
    this.#drawThreshold(context, frame, view);
    view.candidates.forEach((candidate, place) => {
      this.#drawCandidate(context, frame, candidate, place);
    });
  }

  /** Where the best mean and its standard error end. */
  #drawThreshold(context: CanvasRenderingContext2D, frame: GraphFrame, view: CandidateView): void {
    const best = view.best === null ? undefined : view.candidates[view.best];
    if (!best) return;
    const sign = view.largerIsBetter ? -1 : 1;
    const y = Math.round(graphY(frame, best.mean + sign * best.standardError)) + 0.5;
    context.strokeStyle = this.palette.inkSoft;
    context.lineWidth = 1;
    context.setLineDash([4, 4]);
    context.beginPath();
    context.moveTo(frame.left, y);
    context.lineTo(frame.left + frame.width, y);
    context.stroke();
    context.setLineDash([]);
  }

  /** Points to a candidate beyond the edge. */
  #drawArrow(
    context: CanvasRenderingContext2D,
    { top, height }: GraphFrame,
    x: number,
    edge: 'upper' | 'lower',
  ): void {
    const [tip, inward] = edge === 'upper' ? [top + 1, 1] : [top + height - 1, -1];
    context.fillStyle = this.palette.ink;
    context.strokeStyle = this.palette.ink;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x, tip + 3 * inward * ARROW);
    context.lineTo(x, tip);
    context.stroke();
    context.beginPath();
    context.moveTo(x, tip);
    context.lineTo(x - ARROW, tip + inward * 1.5 * ARROW);
    context.lineTo(x + ARROW, tip + inward * 1.5 * ARROW);
    context.fill();
  }

  #drawCandidate(
    context: CanvasRenderingContext2D,
    frame: GraphFrame,
    { mean, standardError }: CandidateMean,
    place: number,
  ): void {
    const x = Math.round(graphX(frame, place)) + 0.5;
    const { minimum, maximum } = frame.vertical;
    const edge = edgeOf(mean, [minimum, maximum]);
    if (edge !== null) this.#drawArrow(context, frame, x, edge);
    if (!Number.isFinite(mean) || edge !== null) return;
    const isChosen = place === this.#view?.chosen;
    context.strokeStyle = isChosen ? this.palette.accent : this.palette.ink;
    context.fillStyle =
      place === this.#view?.best || isChosen ? context.strokeStyle : this.palette.paper;
    context.lineWidth = isChosen ? 2.5 : 1.5;
    context.beginPath();
    for (const end of [mean - standardError, mean + standardError]) {
      const y = graphY(frame, end);
      context.moveTo(x, graphY(frame, mean));
      context.lineTo(x, y);
      context.moveTo(x - CAP, y);
      context.lineTo(x + CAP, y);
    }
    context.stroke();
    context.beginPath();
    context.arc(x, graphY(frame, mean), RADIUS, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
