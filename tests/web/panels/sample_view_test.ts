import { describe, expect, it } from 'vitest';
import { chosenDataset } from '../../../web/src/experiment/chosen_dataset';
import { imageTiles } from '../../../web/src/panels/image_output';
import { sharesOf } from '../../../web/src/panels/sample_figures';
import {
  exampleSentence,
  type SampleView,
  wrongSamples,
  wrongSentence,
} from '../../../web/src/panels/sample_view';
import { Texts } from '../../../web/src/text/text';

const texts = new Texts('en');

function viewOf(dataset: string, targets: number[], classes: number[]): SampleView {
  return {
    dataset: chosenDataset({ id: dataset }),
    count: targets.length,
    part: { columns: new Float32Array(0), targets: Float32Array.from(targets) },
    predicted: {
      part: 'test',
      first: 0,
      count: 300,
      predictions: Float32Array.from(targets, (_, sample) => 0.25 * sample),
      targets: Float32Array.from(targets),
      classes: Int32Array.from(classes),
      shown: 0,
      answers: new Float32Array(0),
      answerCounts: new Int32Array(0),
    },
  };
}

/** Disc, square, triangle, cross; the third is taken for a disc and the last one's are NaN. */
const shapes = viewOf('shapes', [0, 1, 2, 3, 1], [0, 1, 0, 3, -1]);

describe('samples', () => {
  it('are wrong where the classes differ, and where there is none', () => {
    expect(wrongSamples(shapes.predicted.classes, shapes.part.targets)).toEqual([2, 4]);
    expect(wrongSentence(texts, shapes)).toBe('2 of 5 test examples wrong');
    expect(wrongSentence(texts, viewOf('sineWave', [1], []))).toBe('');
  });

  it('are told in a sentence', () => {
    expect(exampleSentence(texts, shapes, 1)).toBe('Example 2: predicted Square, which is right.');
    expect(exampleSentence(texts, shapes, 2)).toBe(
      'Example 3: predicted Disc, but true is Triangle.',
    );
    expect(exampleSentence(texts, shapes, 4)).toBe('Example 5: predicted –, but true is Square.');
    expect(exampleSentence(texts, viewOf('sineWave', [0.5, 1], []), 1)).toBe(
      'Example 2: true 1, predicted 0.25.',
    );
  });

  it('stand on the sheet all, or only the wrong ones', () => {
    const tiles = imageTiles(texts, shapes, false);
    expect(tiles.map(({ sample }) => sample)).toEqual([0, 1, 2, 3, 4]);
    expect(tiles.map(({ caption }) => caption)).toEqual(['Disc', 'Square', 'Disc', 'Cross', '–']);
    expect(tiles.map(({ isWrong }) => isWrong)).toEqual([false, false, true, false, true]);
    expect(imageTiles(texts, shapes, true)).toEqual([tiles[2], tiles[4]]);
  });

  it('fill no more than a sheet, with wrong ones from all samples', () => {
    const targets = Array.from({ length: 200 }, () => 1);
    const many = viewOf(
      'shapes',
      targets,
      targets.map((_, sample) => (sample < 190 ? 1 : 2)),
    );
    expect(imageTiles(texts, many, false)).toHaveLength(30);
    expect(imageTiles(texts, many, true).map(({ sample }) => sample)).toEqual(
      Array.from({ length: 10 }, (_, place) => 190 + place),
    );
  });
});

describe('sharesOf', () => {
  it('sums to one, and is nothing of nothing', () => {
    expect(sharesOf(Float32Array.of(1, 3))).toEqual(Float32Array.of(0.25, 0.75));
    expect(sharesOf(Float32Array.of(0, 0))).toEqual(Float32Array.of(0, 0));
  });
});
