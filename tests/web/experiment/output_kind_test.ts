import { describe, expect, it } from 'vitest';
import { entries } from '../../../web/src/experiment/catalog';
import { chosenDataset, outputKind } from '../../../web/src/experiment/chosen_dataset';

const kindOf = (id: string) => outputKind(chosenDataset({ id }));

describe('outputKind', () => {
  it('keeps the plane for points, curves and tables', () => {
    for (const id of ['spiral', 'xorPoints', 'lineWithIntercept', 'penguins', 'iris', 'blobs']) {
      expect(kindOf(id), id).toBe('plane');
    }
  });

  it('draws samples where columns are pixels, steps, bits or nameless numbers', () => {
    expect(kindOf('shapes')).toBe('images');
    expect(kindOf('sineWave')).toBe('wave');
    expect(kindOf('addingProblem')).toBe('markedSteps');
    expect(kindOf('bitParity')).toBe('bits');
    expect(kindOf('noisyParity')).toBe('bits');
    expect(kindOf('randomSoftTargets')).toBe('shares');
  });

  it('never draws a plane of whole inputs, nor an image of anything else', () => {
    for (const { id, wholeInputs, image } of entries('datasets')) {
      if (wholeInputs) expect(kindOf(id), id).not.toBe('plane');
      expect(kindOf(id) === 'images', id).toBe(image.rows > 0);
    }
  });
});
