import { expect, test } from 'vitest';
import { withDataset } from '../../../web/src/experiment/adapt';
import { catalog } from '../../../web/src/experiment/catalog';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { invitationKey } from '../../../web/src/panels/control_strip';

const keyOf = (dataset: string) => invitationKey(withDataset(defaultExperiment, dataset));

test('a border between colours is promised only where classes lie in a plane', () => {
  expect(keyOf('circle')).toBe('invitation');
  expect(keyOf('spirals')).toBe('invitation');
  for (const dataset of ['shapes', 'mnist', 'bitParity', 'penguins', 'iris'])
    expect(keyOf(dataset)).toBe('invitationClasses');
  for (const { id, task } of catalog.datasets)
    expect(keyOf(id) === 'invitationRegression').toBe(task === 'regression');
});
