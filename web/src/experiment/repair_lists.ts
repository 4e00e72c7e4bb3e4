/** Repairs of the two lists in an experiment: inputs and hidden layers. */

import { catalog, type DatasetEntry, offeredFeatures, setting } from './catalog';
import type { LayerConfig } from './experiment';
import { quoted } from './notice';
import { own, type Place, repairChoice, repairId, repairNumber, tell } from './repair';

/** Inputs the dataset offers, each once; its raw columns when none is left. */
export function repairFeatures(
  place: Place,
  value: unknown,
  fallback: readonly string[],
  dataset: DatasetEntry,
): readonly string[] {
  if (value === undefined) return fallback;
  if (!Array.isArray(value)) {
    tell(place, 'replaced', value, fallback.join(', '));
    return fallback;
  }
  const offered = offeredFeatures(dataset);
  const chosen = [...new Set(value)].filter(
    (feature): feature is string => typeof feature === 'string' && offered.includes(feature),
  );
  const features = chosen.length > 0 ? chosen : [...dataset.columns];
  if (chosen.length < value.length) {
    const dropped = value.filter((feature, index) => {
      return !chosen.includes(feature) || value.indexOf(feature) !== index;
    });
    const texts = dropped.slice(0, 5).map(quoted).join(', '); // enough to recognise the list
    tell(place, 'featuresDropped', texts, features.join(', '), { dataset: dataset.id });
  }
  return features;
}

/** At most `maximumLayers` hidden layers, each valid. */
export function repairLayers(
  place: Place,
  value: unknown,
  fallback: readonly LayerConfig[],
  model: LayerConfig,
): readonly LayerConfig[] {
  if (value === undefined) return fallback;
  if (!Array.isArray(value)) {
    tell(place, 'replaced', value, fallback.map((layer) => layer.units).join(', '));
    return fallback;
  }
  const most = catalog.maximumLayers;
  if (value.length > most) tell(place, 'layersCut', value.length, most);
  return Array.from(value.slice(0, most), (layer) => repairLayer(place, layer, model));
}

function repairLayer(place: Place, value: unknown, model: LayerConfig): LayerConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell(place, 'replaced', value, model.units);
    return model;
  }
  const at = (name: string): Place => ({ ...place, field: `${place.field}.${name}` });
  const limits = setting('network.layers.units');
  return {
    id: repairId(at('id'), own(value, 'id'), model.id, 'layers'),
    units: repairNumber(at('units'), own(value, 'units'), model.units, limits),
    activation: repairChoice(
      at('activation'),
      own(value, 'activation'),
      model.activation,
      'activations',
    ),
  };
}
