import { describe, expect, test } from 'vitest';
import { withData, withDataset, withDatasetChoice } from '../../../web/src/experiment/adapt';
import { chosenDataset } from '../../../web/src/experiment/chosen_dataset';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import { experimentToLink, parseLink } from '../../../web/src/experiment/link';
import { normalizeExperiment } from '../../../web/src/experiment/schema';

const parityOf = (bits: number) => ({ id: 'noisyParity', values: { bits } });

describe('a dataset as its hyperparameters make it', () => {
  test('has so many numbered columns, each with unit and range', () => {
    const { columns, units, ranges, ownFeatures } = chosenDataset(parityOf(2));
    expect(columns).toEqual(['bit1', 'bit2']);
    expect(ownFeatures).toEqual(columns);
    expect([units.length, ranges.length]).toEqual([2, 2]);
    expect(chosenDataset(parityOf(5)).columns).toHaveLength(5);
    expect(chosenDataset({ id: 'noisyParity' }).columns).toHaveLength(3);
  });

  test('has the columns of each step in turn, and is fed whole', () => {
    const { columns, ranges, ownFeatures } = chosenDataset({
      id: 'addingProblem',
      values: { steps: 2 },
    });
    expect(columns).toEqual(['value1', 'marker1', 'value2', 'marker2']);
    expect(ranges).toHaveLength(4);
    expect(ownFeatures).toEqual([]);
  });

  test('has so many classes', () => {
    expect(chosenDataset({ id: 'blobs', values: { clouds: 2 } }).classes).toEqual([
      'class1',
      'class2',
    ]);
    expect(chosenDataset({ id: 'penguins' }).classes).toHaveLength(3);
    expect(chosenDataset({ id: 'plane' }).classes).toEqual([]);
  });
});

describe('experiments with hyperparameters of a dataset', () => {
  const spirals = withDataset(defaultExperiment, 'spirals');

  test('keep the inputs while the columns stay, and take all of others', () => {
    const chosen = withData(spirals, { features: ['x1'] });
    const more = withDatasetChoice(chosen, { id: 'spirals', values: { arms: 5 } });
    expect(more.data.features).toEqual(['x1']);
    const parity = withData(withDataset(spirals, 'noisyParity'), { features: ['bit2'] });
    const wider = withDatasetChoice(parity, parityOf(4));
    expect(wider.data.features).toEqual(['bit1', 'bit2', 'bit3', 'bit4']);
    expect(normalizeExperiment(wider)).toEqual({ experiment: wider, notices: [] });
  });

  test('have links, which say only what is not usual', () => {
    const experiment = withDatasetChoice(spirals, { id: 'spirals', values: { arms: 5 } });
    const link = experimentToLink(experiment);
    expect(link).toContain('&data=spirals&data.arms=5&');
    expect(parseLink(link)).toEqual({ experiment, notices: [] });
    expect(experimentToLink(spirals)).not.toContain('data.arms');
    const { notices } = parseLink('data=spirals&data.arms=99&data.rings=3');
    expect(notices.map(({ key }) => key)).toEqual(['outOfRange', 'noSuchHyperparameter']);
  });

  test('may name the dataset by its id alone', () => {
    const { experiment, notices } = normalizeExperiment({ data: { dataset: 'spirals' } });
    expect({ experiment, notices }).toEqual({ experiment: spirals, notices: [] });
  });

  test('name no inputs of samples that are fed whole', () => {
    const shapes = withDataset(defaultExperiment, 'shapes');
    expect(shapes.data.features).toEqual([]);
    expect(experimentToLink(shapes)).not.toContain('features');
    const { experiment, notices } = parseLink('data=shapes&features=pixel1');
    expect(experiment).toEqual(shapes);
    expect(notices.map(({ key }) => key)).toEqual(['wholeInputs']);
  });
});
