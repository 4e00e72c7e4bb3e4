import {
  classRgb,
  cssColor,
  divergingRgb,
  mix,
  type Rgb,
  TABLE_SIZE,
  tableIndex,
} from './color_scale';
import { addMarker } from './markers';
import type { OutputView, SampleColumns } from './output_chart';
import { type PlotFrame, toX, toY } from './plot_frame';

type PointView = Pick<
  OutputView,
  'task' | 'columnCount' | 'horizontalColumn' | 'verticalColumn' | 'predictionRange'
> & { readonly classCount: number };

export interface PointStyle {
  readonly radius: number;
  /** Colour round a point, against what it stands on. */
  readonly rim: string;
  /** How far (0 to 1) points are darkened, to stand out from a map in their own colour. */
  readonly shade: number;
  /** Test samples are hollow: the value's colour is their outline. */
  readonly hollow: boolean;
  /** True where the vertical place is the target itself. */
  readonly targetIsVertical: boolean;
  /** True where values near the middle are faint: in small pictures on a dark ground they would glare. */
  readonly faintMiddle?: boolean;
}

/** Draws samples at their places: one path for each class, or for each of a few steps of value. */
export function drawSamples(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  samples: SampleColumns,
  view: PointView,
  style: PointStyle,
): void {
  const groups = view.task === 'regression' ? VALUE_STEPS : Math.max(1, view.classCount);
  for (let group = 0; group < groups; group++) {
    context.beginPath();
    if (!addGroup(context, frame, samples, view, style, group)) continue;
    if (style.faintMiddle) context.globalAlpha = visibility(view, group);
    paintPath(context, cssColor(mix(groupRgb(view, group), BLACK, style.shade)), style);
  }
  context.globalAlpha = 1;
}

/** Opacity of a group: full for classes and the largest values, a quarter in the middle. */
function visibility({ task }: PointView, group: number): number {
  if (task !== 'regression') return 1;
  return 0.25 + 0.75 * Math.abs((2 * (group + 0.5)) / VALUE_STEPS - 1);
}

const BLACK: Rgb = [0, 0, 0];
/** Value colours are drawn in this many steps; finer ones cannot be told apart on a point. */
const VALUE_STEPS = 16;

function addGroup(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  { columns, targets }: SampleColumns,
  view: PointView,
  { radius, targetIsVertical }: PointStyle,
  group: number,
): boolean {
  let some = false;
  for (let sample = 0; sample < targets.length; sample++) {
    const target = targets[sample] ?? 0;
    if (groupOf(view, target) !== group) continue;
    const start = sample * view.columnCount;
    const x = toX(frame, columns[start + view.horizontalColumn] ?? Number.NaN);
    const vertical = targetIsVertical ? target : columns[start + view.verticalColumn];
    const y = toY(frame, vertical ?? Number.NaN);
    if (!isInside(frame, x, y)) continue;
    addMarker(context, view.task === 'regression' ? 0 : group, x, y, radius);
    some = true;
  }
  return some;
}

function groupOf({ task, predictionRange }: PointView, target: number): number {
  if (task !== 'regression') return target;
  const index = tableIndex(target, predictionRange[0], predictionRange[1]);
  return Math.floor((index * VALUE_STEPS) / TABLE_SIZE);
}

function groupRgb({ task, classCount }: PointView, group: number): Rgb {
  if (task !== 'regression') return classRgb(group, classCount);
  return divergingRgb((group + 0.5) / VALUE_STEPS, 0, 1);
}

function isInside({ left, top, width, height }: PlotFrame, x: number, y: number): boolean {
  const slack = 0.5;
  return (
    x >= left - slack && x <= left + width + slack && y >= top - slack && y <= top + height + slack
  );
}

/** Paints the current path as a training (filled) or test (hollow) sample. */
export function paintPath(
  context: CanvasRenderingContext2D,
  color: string,
  { hollow, rim, radius }: Pick<PointStyle, 'hollow' | 'rim' | 'radius'>,
): void {
  context.lineJoin = 'round';
  context.strokeStyle = rim;
  if (hollow) {
    context.lineWidth = Math.max(3, radius * 1.3);
    context.stroke();
    context.lineWidth = Math.max(1.25, radius * 0.5);
    context.strokeStyle = color;
    context.stroke();
    return;
  }
  context.lineWidth = radius > 2 ? Math.min(2.5, radius * 0.75) : 1;
  context.stroke();
  context.fillStyle = color;
  context.fill();
}
