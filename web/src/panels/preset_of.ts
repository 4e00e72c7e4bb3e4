import type { Experiment } from '../experiment/experiment';
import { presets } from '../experiment/presets';
import { sameExperiment } from '../experiment/same_experiment';

/** The id of the ready-made experiment that this one is, or '' for the reader's own. */
export function presetOf(experiment: Experiment): string {
  return presets.find((preset) => sameExperiment(preset.experiment, experiment))?.id ?? '';
}
