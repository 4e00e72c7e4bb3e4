import type { Experiment } from '../experiment/experiment';
import { experimentToLink } from '../experiment/link';
import { presets } from '../experiment/presets';

/** Written when they are first asked for: all presets' links would hold up the start of the page. */
const links = new WeakMap<Experiment, string>();

function linkOf(experiment: Experiment): string {
  const link = links.get(experiment) ?? experimentToLink(experiment);
  links.set(experiment, link);
  return link;
}

/** The id of the ready-made experiment that this one is, or '' for the reader's own. */
export function presetOf(experiment: Experiment): string {
  const { dataset } = experiment.data;
  const found = presets.find(
    (preset) =>
      preset.experiment.data.dataset.id === dataset.id &&
      linkOf(preset.experiment) === linkOf(experiment),
  );
  return found?.id ?? '';
}
