/** Leaves out hidden layers that cannot read what comes to them, with a notice. */

import type { DataConfig, Experiment, LayerConfig } from './experiment';
import { readableLayers, reads, readsKind } from './layer_shapes';
import type { Notice } from './notice';

/** The layers that read what comes to them, and a notice about the others. */
export function fittingLayers(
  layers: readonly LayerConfig[],
  data: DataConfig,
  canRead = reads,
): { readonly layers: readonly LayerConfig[]; readonly notices: readonly Notice[] } {
  const { kept, leftOut } = readableLayers(layers, data, canRead);
  if (leftOut.length === 0) return { layers, notices: [] };
  const given = [...new Set(leftOut.map(({ id }) => id))].join(', ');
  const values = { field: 'network.layers.id', given, dataset: data.dataset.id };
  return { layers: kept, notices: [{ key: 'layersUnfit', values }] };
}

/**
 * An experiment after a change. Other data leave out every layer that does not fit them; after other
 * changes a window that is too large stays, for the core to refuse at its field.
 */
export function withFittingLayers(
  before: Experiment,
  after: Experiment,
): { readonly experiment: Experiment; readonly notices: readonly Notice[] } {
  const sameData = before.data.dataset === after.data.dataset;
  const canRead = sameData ? readsKind : reads;
  const { layers, notices } = fittingLayers(after.network.layers, after.data, canRead);
  if (notices.length === 0) return { experiment: after, notices };
  return { experiment: { ...after, network: { ...after.network, layers } }, notices };
}
