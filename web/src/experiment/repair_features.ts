/** Repairs of the list of inputs. */

import { offeredFeatures } from './catalog';
import type { ChosenDataset } from './chosen_dataset';
import { quoted } from './notice';
import { type Place, tell } from './repair';

/** Inputs the dataset offers, each once; its own choice when none is left. */
export function repairFeatures(
  place: Place,
  value: unknown,
  fallback: readonly string[],
  dataset: ChosenDataset,
): readonly string[] {
  if (value === undefined) return fallback;
  if (!Array.isArray(value)) {
    tell(place, 'replaced', value, fallback.join(', '));
    return fallback;
  }
  if (dataset.wholeInputs) {
    if (value.length > 0) tell(place, 'wholeInputs', value[0], '', { dataset: dataset.id });
    return dataset.ownFeatures;
  }
  const offered = offeredFeatures(dataset);
  const chosen = [...new Set(value)].filter(
    (feature): feature is string => typeof feature === 'string' && offered.includes(feature),
  );
  const features = chosen.length > 0 ? chosen : dataset.ownFeatures;
  if (chosen.length < value.length) {
    const dropped = value.filter((feature, index) => {
      return !chosen.includes(feature) || value.indexOf(feature) !== index;
    });
    const texts = dropped.slice(0, 5).map(quoted).join(', '); // enough to recognise the list
    tell(place, 'featuresDropped', texts, features.join(', '), { dataset: dataset.id });
  }
  return features;
}
