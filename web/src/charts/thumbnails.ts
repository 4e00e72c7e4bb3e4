import { context2d } from './canvas_layer';
import type { OutputView, SampleColumns } from './output_chart';
import { readPalette } from './palette';
import type { PlotFrame } from './plot_frame';
import { drawSamples } from './sample_points';

/** A dataset's own samples and which of their columns to show. */
export interface ThumbnailData extends SampleColumns {
  readonly task: OutputView['task'];
  readonly columnCount: number;
  readonly horizontalColumn: number;
  /** Left out of account for a single column: then the target is the height. */
  readonly verticalColumn: number;
  readonly classCount: number;
  /** Ranges shown; left out, the samples' own. */
  readonly horizontalRange?: readonly [number, number];
  readonly verticalRange?: readonly [number, number];
  readonly targetRange?: readonly [number, number];
}

const MOST_POINTS = 300;

/** The CSS size of a thumbnail and the colour it stands on. */
export interface ThumbnailPlace {
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  readonly ink: string;
  readonly font: string;
}

/** Reads all of it at once, before any canvas is resized: each reading after that lays out anew. */
export function thumbnailPlaces(canvases: readonly HTMLCanvasElement[]): ThumbnailPlace[] {
  return canvases.map((canvas) => {
    const { paper, inkSoft: ink, font } = readPalette(canvas);
    return {
      width: canvas.clientWidth || 48,
      height: canvas.clientHeight || 48,
      paper,
      ink,
      font,
    };
  });
}

/** The canvas at the screen's resolution, empty, to be drawn on in CSS pixels. */
export function clearedContext(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = context2d(canvas);
  context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** Writes the first four classes' names where there are no samples to draw yet. */
export function drawClassNames(
  canvas: HTMLCanvasElement,
  names: readonly string[],
  { width, height, ink, font }: ThumbnailPlace,
): void {
  const context = clearedContext(canvas, width, height);
  context.fillStyle = ink;
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  names.slice(0, 4).forEach((name, index) => {
    const x = (width * (1 + 2 * (index % 2))) / 4;
    const y = (height * (1 + 2 * Math.floor(index / 2))) / 4;
    context.fillText(name, x, y, width / 2);
  });
}

/** Draws a small picture of a dataset, right way up, into the canvas. */
export function drawThumbnail(
  canvas: HTMLCanvasElement,
  data: ThumbnailData,
  { width, height, paper }: ThumbnailPlace,
): void {
  const context = clearedContext(canvas, width, height);
  const radius = Math.max(1.1, Math.min(width, height) / 36);
  const frame = thumbnailFrame(data, width, height, radius + 2);
  drawSamples(
    context,
    frame,
    thinned(data),
    { ...data, predictionRange: symmetric(data.targetRange ?? extent(data.targets, 1, 0)) },
    {
      radius,
      rim: paper,
      shade: 0,
      hollow: false,
      targetIsVertical: data.columnCount === 1,
      faintMiddle: true,
    },
  );
}

/** The plot that fills a thumbnail up to a margin. */
export function thumbnailFrame(
  data: ThumbnailData,
  width: number,
  height: number,
  margin: number,
): PlotFrame {
  const { columns, targets, columnCount } = data;
  const isCurve = columnCount === 1;
  const across = data.horizontalRange ?? extent(columns, columnCount, data.horizontalColumn);
  const up = isCurve
    ? (data.targetRange ?? extent(targets, 1, 0))
    : (data.verticalRange ?? extent(columns, columnCount, data.verticalColumn));
  return {
    left: margin,
    top: margin,
    width: Math.max(1, width - 2 * margin),
    height: Math.max(1, height - 2 * margin),
    horizontal: { name: '', unit: '', minimum: across[0], maximum: across[1] },
    vertical: { name: '', unit: '', minimum: up[0], maximum: up[1] },
  };
}

/** Every n-th sample, so that a thumbnail stays quick and clear. */
function thinned({ columns, targets, columnCount }: ThumbnailData): SampleColumns {
  const step = Math.ceil(targets.length / MOST_POINTS);
  if (step <= 1) return { columns, targets };
  const kept = Math.ceil(targets.length / step);
  const few = { columns: new Float32Array(kept * columnCount), targets: new Float32Array(kept) };
  for (let sample = 0; sample < kept; sample++) {
    const start = sample * step * columnCount;
    few.columns.set(columns.subarray(start, start + columnCount), sample * columnCount);
    few.targets[sample] = targets[sample * step] ?? 0;
  }
  return few;
}

/** Smallest and largest of one column; a constant one gets a range around it. */
function extent(values: Float32Array, stride: number, column: number): [number, number] {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let index = column; index < values.length; index += stride) {
    const value = values[index] ?? Number.NaN;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  if (!(maximum >= minimum)) return [0, 1];
  return maximum > minimum ? [minimum, maximum] : [minimum - 0.5, maximum + 0.5];
}

function symmetric([minimum, maximum]: readonly [number, number]): [number, number] {
  const bound = Math.max(Math.abs(minimum), Math.abs(maximum));
  return [-bound, bound];
}
