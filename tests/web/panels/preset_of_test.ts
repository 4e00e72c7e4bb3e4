import { expect, test } from 'vitest';
import { withTraining } from '../../../web/src/experiment/adapt';
import { experimentToLink, parseLink } from '../../../web/src/experiment/link';
import { presets } from '../../../web/src/experiment/presets';
import { presetOf } from '../../../web/src/panels/preset_of';

test('every preset is found, by its own object and by its link', () => {
  for (const { id, experiment } of presets) {
    expect(presetOf(experiment)).toBe(id);
    expect(presetOf(parseLink(`#${experimentToLink(experiment)}`).experiment)).toBe(id);
  }
});

test('a changed preset is the reader’s own', () => {
  for (const { experiment } of presets) {
    const learningRate = experiment.training.learningRate / 2;
    expect(presetOf(withTraining(experiment, { learningRate }))).toBe('');
  }
});
