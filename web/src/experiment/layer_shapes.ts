/** The shape that reaches each hidden layer, as core/layers/ has it, and the layers that can read it. */

import type { ShapeKind } from './catalog';
import { choiceValue } from './choice';
import { chosenDataset } from './chosen_dataset';
import type { Choice, DataConfig, Experiment, LayerConfig } from './experiment';
import { canonicalLayer, layerKind } from './layers';

/** One sample between two layers: channels x rows x columns numbers. */
export interface Shape {
  readonly kind: ShapeKind;
  readonly channels: number;
  /** Rows of an image, or steps of a sequence. */
  readonly rows: number;
  /** Columns of an image, features of a step, or units of a vector. */
  readonly columns: number;
}

function vector(units: number): Shape {
  return { kind: 'vector', channels: 1, rows: 1, columns: units };
}

function sizeOf({ channels, rows, columns }: Shape): number {
  return channels * rows * columns;
}

/** The shape of the samples that the network is fed. */
export function inputShape({ dataset: choice, features }: DataConfig): Shape {
  const dataset = chosenDataset(choice);
  const { columns, image, isSequence } = dataset;
  if (image.rows > 0) return { kind: 'image', ...image };
  if (isSequence) {
    const steps = columns.length / dataset.features;
    return { kind: 'sequence', channels: 1, rows: steps, columns: dataset.features };
  }
  return vector(dataset.wholeInputs || features.length === 0 ? columns.length : features.length);
}

/** Whether the layer's kind reads such inputs. */
export function readsKind(layer: Choice, inputs: Shape): boolean {
  return layerKind(layer).takes.includes(inputs.kind);
}

/** Whether the layer reads such inputs, and its window lies inside their image. */
export function reads(layer: Choice, inputs: Shape): boolean {
  if (!readsKind(layer, inputs)) return false;
  const window = windowOf(layer);
  return window.size <= Math.min(inputs.rows, inputs.columns) + 2 * window.padding;
}

/** The window that a layer moves over an image; 0 pixels wide for a layer without one. */
function windowOf(layer: Choice): { size: number; stride: number; padding: number } {
  const value = (name: string) => choiceValue('layers', layer, name);
  switch (layer.id) {
    case 'convolution':
      return { size: value('kernel'), stride: value('stride'), padding: value('padding') };
    case 'maximumPooling':
    case 'averagePooling':
      return { size: value('size'), stride: value('stride'), padding: 0 };
    default:
      return { size: 0, stride: 1, padding: 0 };
  }
}

/** What a layer makes of inputs that it reads. */
export function outputShape(layer: Choice, inputs: Shape): Shape {
  const value = (name: string) => choiceValue('layers', layer, name);
  const { size, stride, padding } = windowOf(layer);
  const places = (side: number) =>
    Math.max(1, Math.floor((side + 2 * padding - size) / stride) + 1);
  switch (layer.id) {
    case 'dense':
      return vector(value('units'));
    case 'flatten':
      return vector(sizeOf(inputs));
    case 'convolution':
    case 'maximumPooling':
    case 'averagePooling':
      return {
        kind: 'image',
        channels: layer.id === 'convolution' ? value('filters') : inputs.channels,
        rows: places(inputs.rows),
        columns: places(inputs.columns),
      };
    case 'simpleRecurrent':
    case 'lstm':
    case 'gru':
      return value('everyStep') === 0
        ? vector(value('units'))
        : { ...inputs, columns: value('units') };
    default:
      return inputs;
  }
}

/** What reaches each hidden layer, and at the end what reaches the output. */
export function layerShapes({ data, network }: Experiment): readonly Shape[] {
  const shapes = [inputShape(data)];
  for (const layer of network.layers) {
    const inputs = shapes.at(-1) ?? vector(1);
    shapes.push(readsKind(layer, inputs) ? outputShape(layer, inputs) : inputs);
  }
  return shapes;
}

/** The numbers of layers back with which a residual connection at a position joins equal shapes. */
export function fittingResiduals(shapes: readonly Shape[], position: number): readonly number[] {
  const own = shapes[position];
  const fits = (back: number) => {
    const source = shapes[position - back];
    return own !== undefined && source !== undefined && sameShape(source, own);
  };
  return Array.from({ length: position }, (_, index) => index + 1).filter(fits);
}

function sameShape(a: Shape, b: Shape): boolean {
  return (
    a.kind === b.kind && a.channels === b.channels && a.rows === b.rows && a.columns === b.columns
  );
}

/** A residual connection that was given another number of layers back. */
export interface MovedResidual {
  readonly given: number;
  readonly used: number;
}

export interface ReadableLayers {
  readonly kept: readonly LayerConfig[];
  readonly leftOut: readonly LayerConfig[];
  readonly moved: readonly MovedResidual[];
}

/**
 * The layers that read what comes to them once the others are left out, and those others. A residual
 * connection whose source has another shape takes the nearest that fits; `isWished` says which ones
 * stay as they are.
 */
export function readableLayers(
  layers: readonly LayerConfig[],
  data: DataConfig,
  canRead: (layer: Choice, inputs: Shape) => boolean,
  isWished: (layer: LayerConfig) => boolean = () => false,
): ReadableLayers {
  const first = inputShape(data);
  const shapes = [first];
  const kept: LayerConfig[] = [];
  const leftOut: LayerConfig[] = [];
  const moved: MovedResidual[] = [];
  for (const given of layers) {
    const inputs = shapes.at(-1) ?? first;
    const layer = isWished(given) ? given : withFittingSource(given, shapes);
    if (layer === null || !canRead(layer, inputs)) {
      leftOut.push(given);
      continue;
    }
    if (layer !== given) moved.push({ given: backOf(given), used: backOf(layer) });
    kept.push(layer);
    shapes.push(outputShape(layer, inputs));
  }
  return { kept, leftOut, moved };
}

function backOf(residual: Choice): number {
  return choiceValue('layers', residual, 'back');
}

/** The layer after others of these shapes; null for a residual connection that none of them fits. */
function withFittingSource(layer: LayerConfig, shapes: readonly Shape[]): LayerConfig | null {
  if (layer.id !== 'residual') return layer;
  const fitting = fittingResiduals(shapes, shapes.length - 1);
  const [nearest] = fitting;
  if (nearest === undefined) return null;
  if (fitting.includes(backOf(layer))) return layer;
  return canonicalLayer({ ...layer, values: { ...layer.values, back: nearest } });
}
