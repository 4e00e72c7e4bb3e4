/** What a layer of the present network is, and what names its parameters. */

import type { LayerDescription, ShapeDescription } from '../../../wasm_bindings/descent_module';
import { choiceValue } from '../experiment/choice';
import type { Choice } from '../experiment/experiment';
import { layerKind } from '../experiment/layers';
import type { PageContext } from './context';

/** What a layer makes, and through which windows it looks. */
export interface LayerForm {
  /** Of its outputs. */
  readonly shape: ShapeDescription;
  /** The rows and columns that a filter covers, 0 without filters. */
  readonly kernel: number;
}

/** A layer of the present network; what is shown of it belongs to no other one. */
export function descriptionOf({ store }: PageContext, index: number): LayerDescription {
  const layer = store.get().configured?.description.layers[index];
  if (!layer) throw new Error(`the network has no layer ${index}`);
  return layer;
}

export function formOf(context: PageContext, index: number): LayerForm {
  const { shape, kind } = descriptionOf(context, index);
  const layer = context.store.get().experiment.network.layers[index];
  // The experiment may be ahead of the network for a moment.
  return { shape, kernel: layer?.id === kind ? kernelOf(layer) : 0 };
}

function kernelOf(layer: Choice): number {
  const hasFilters = layerKind(layer).hyperparameters.some(({ name }) => name === 'kernel');
  return hasFilters ? choiceValue('layers', layer, 'kernel') : 0;
}
