import type { Experiment } from '../experiment/experiment';
import { experimentToLink } from '../experiment/link';
import { presets } from '../experiment/presets';

const idsByLink = new Map(presets.map(({ id, experiment }) => [experimentToLink(experiment), id]));

/** The id of the ready-made experiment that this one is, or '' for the reader's own. */
export function presetOf(experiment: Experiment): string {
  return idsByLink.get(experimentToLink(experiment)) ?? '';
}
