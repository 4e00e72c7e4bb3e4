/** Leaves out hidden layers that cannot read what comes to them, with a notice. */

import type { DataConfig, Experiment, LayerConfig } from './experiment';
import { type ReadableLayers, readableLayers, reads, readsKind } from './layer_shapes';
import type { Notice } from './notice';

/** The layers that read what comes to them, and notices about the others. */
export function fittingLayers(
  layers: readonly LayerConfig[],
  data: DataConfig,
): { readonly layers: readonly LayerConfig[]; readonly notices: readonly Notice[] } {
  const readable = readableLayers(layers, data, reads);
  return { layers: readable.kept, notices: noticesOf(readable, data.dataset.id) };
}

/** What happened to the layers, because of a dataset or, where that is null, of layers before them. */
function noticesOf({ leftOut, moved }: ReadableLayers, dataset: string | null): readonly Notice[] {
  const others = [...new Set(leftOut.map(({ id }) => id).filter((id) => id !== 'residual'))];
  const about = { field: 'network.layers.id', given: others.join(', ') };
  const unread: Notice =
    dataset === null
      ? { key: 'layersUnread', values: about }
      : { key: 'layersUnfit', values: { ...about, dataset } };
  return [
    ...(others.length > 0 ? [unread] : []),
    ...(leftOut.some(({ id }) => id === 'residual') ? [{ key: 'residualUnfit', values: {} }] : []),
    ...moved.map(({ given, used }) => ({ key: 'residualMoved', values: { given, used } })),
  ];
}

/**
 * An experiment after a change. Other data leave out every layer that does not fit them; after other
 * changes a window that is too large stays, and a layer back that was just asked for, for the core to
 * refuse at its field.
 */
export function withFittingLayers(
  before: Experiment,
  after: Experiment,
): { readonly experiment: Experiment; readonly notices: readonly Notice[] } {
  const sameData = before.data.dataset === after.data.dataset;
  const readable = readableLayers(
    after.network.layers,
    after.data,
    sameData ? readsKind : reads,
    (layer) => sameData && !before.network.layers.includes(layer),
  );
  const notices = noticesOf(readable, sameData ? null : after.data.dataset.id);
  if (notices.length === 0) return { experiment: after, notices };
  const network = { ...after.network, layers: readable.kept };
  return { experiment: { ...after, network }, notices };
}
