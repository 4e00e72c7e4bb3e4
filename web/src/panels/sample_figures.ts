/** For each kind of data a figure of some samples, fed from what the engine gives. */

import { BitRows } from '../charts/bit_rows';
import type { Figure } from '../charts/figure';
import { MarkedStepsChart } from '../charts/marked_steps_chart';
import { ShareBars } from '../charts/share_bars';
import { airyRange, shareOf } from '../charts/true_and_predicted';
import { stripWindow, ValueStrip } from '../charts/value_strip';
import { WaveChart } from '../charts/wave_chart';
import { element, setText } from '../controls/element';
import { requireEntry } from '../experiment/catalog';
import { chosenDataset } from '../experiment/chosen_dataset';
import { joined } from '../text/joined';
import type { PageContext } from './context';
import { exampleSentence, type SampleView } from './sample_view';

/** Draws samples from one on; the sentence tells what is seen. */
export interface SampleFigure {
  readonly figures: readonly Figure[];
  /** How many samples it draws at a time. */
  readonly samples: number;
  /** Whether classes are predicted, rightly or wrongly. */
  readonly countsWrong: boolean;
  /** What its marks look like, for the key below it. */
  readonly marks: 'dots' | 'bars' | 'none';
  draw(view: SampleView, first: number): string;
}

export type CreateSampleFigure = (host: HTMLElement, context: PageContext) => SampleFigure;

/** A sequence and its next value, and below it the next values of many sequences. */
export const waveFigure: CreateSampleFigure = (host, { texts }) => {
  const wave = new WaveChart(host, {
    stepName: texts.get('page.output.samples.step'),
    valueName: texts.get('page.output.samples.stepValue'),
    formatNumber: (value) => texts.formatNumber(value),
  });
  const title = element('p', { class: 'figure-title' });
  host.append(title);
  const strip = new ValueStrip(host);
  let drawn: SampleView['part'] | null = null;
  let range = airyRange([]);
  let stripRange = range;
  return {
    figures: [wave, strip],
    samples: 1,
    countsWrong: false,
    marks: 'dots',
    draw(view, first) {
      const { part, predicted, dataset, count } = view;
      if (drawn !== part) {
        drawn = part;
        stripRange = airyRange(part.targets);
        range = airyRange([...airyRange(part.columns), ...stripRange]);
      }
      const steps = dataset.columns.length;
      wave.update({
        values: part.columns.subarray(first * steps, (first + 1) * steps),
        target: part.targets[first] ?? Number.NaN,
        prediction: predicted.predictions[first] ?? Number.NaN,
        range,
      });
      strip.update({
        targets: part.targets.subarray(0, count),
        predictions: predicted.predictions,
        range: stripRange,
        current: first,
      });
      const [from, end] = stripWindow(first, count);
      const name = texts.get('page.output.samples.strip', { first: from + 1, last: end });
      setText(title, name);
      strip.setLabel(name);
      return exampleSentence(texts, view, first);
    },
  };
};

/** A sequence of values with marks, and the true and predicted answer as bars. */
export const markedStepsFigure: CreateSampleFigure = (host, { texts }) => {
  const chart = new MarkedStepsChart(host, {
    trueName: texts.get('page.output.samples.trueName'),
    predictedName: texts.get('page.output.samples.predictedName'),
    markedName: texts.get('page.output.samples.marked'),
    formatNumber: (value) => texts.formatNumber(value),
  });
  let drawn: SampleView['part'] | null = null;
  let highest = 1;
  return {
    figures: [chart],
    samples: 1,
    countsWrong: false,
    marks: 'none',
    draw(view, first) {
      const { part, predicted, dataset } = view;
      if (drawn !== part) {
        drawn = part;
        highest = Math.max(1, airyRange(part.targets)[1]);
      }
      const { features, columns } = dataset;
      const value = (step: number, feature: number) =>
        part.columns[first * columns.length + step * features + feature] ?? 0;
      const steps = Array.from({ length: columns.length / features }, (_, step) => step);
      chart.update({
        values: steps.map((step) => value(step, 0)),
        marked: steps.map((step) => value(step, 1) > 0.5),
        target: part.targets[first] ?? Number.NaN,
        prediction: predicted.predictions[first] ?? Number.NaN,
        highest,
      });
      return exampleSentence(texts, view, first);
    },
  };
};

const BIT_ROWS = 8;

/** Some rows of bits with their true and predicted classes. */
export const bitsFigure: CreateSampleFigure = (host, context) => {
  const { texts, store } = context;
  const [negative = '', positive = ''] = sampleClasses(context);
  const chart = new BitRows(host, {
    classes: [texts.classLabel(negative), texts.classLabel(positive)],
    rows: BIT_ROWS,
  });
  return {
    figures: [chart],
    samples: BIT_ROWS,
    countsWrong: true,
    marks: 'dots',
    draw(view, first) {
      const { part, predicted, dataset, count } = view;
      const [lowest, highest] = store.get().configured?.description.predictionRange ?? [0, 1];
      const width = dataset.columns.length;
      const samples = range(first, Math.min(count, first + BIT_ROWS));
      chart.update(
        samples.map((sample) => ({
          bits: part.columns.subarray(sample * width, (sample + 1) * width),
          target: part.targets[sample] ?? 0,
          prediction: shareOf(predicted.predictions[sample] ?? Number.NaN, lowest, highest),
          isWrong: predicted.classes[sample] !== part.targets[sample],
        })),
      );
      return joined(
        texts,
        'sentences',
        samples.map((sample) => exampleSentence(texts, view, sample)),
      );
    },
  };
};

const SHARE_SAMPLES = 3;

/** The classes' shares of some samples, as they should be and as they are predicted. */
export const sharesFigure: CreateSampleFigure = (host, { texts, store }) => {
  const chart = new ShareBars(host, {
    samples: SHARE_SAMPLES,
    className: texts.get('page.output.class'),
    formatNumber: (value) => texts.formatNumber(value),
  });
  return {
    figures: [chart],
    samples: SHARE_SAMPLES,
    countsWrong: false,
    marks: 'bars',
    draw({ predicted, dataset, count }, first) {
      const outputs = dataset.classes.length;
      const { linearOutput, targetCoding } = requireEntry(
        'losses',
        store.get().experiment.training.loss.id,
      );
      // A likelihood's probabilities come to the targets' shares of their sum, not to the targets.
      const areShares = linearOutput && targetCoding === 'zeroOne';
      const of = (numbers: Float32Array, sample: number) =>
        numbers.subarray(sample * outputs, (sample + 1) * outputs);
      const samples = range(first, Math.min(count, first + SHARE_SAMPLES)).map((sample) => ({
        name: texts.get('page.output.samples.example', { number: sample + 1 }),
        targets: areShares
          ? sharesOf(of(predicted.targets, sample))
          : of(predicted.targets, sample),
        predictions: of(predicted.predictions, sample),
      }));
      const targets = samples.flatMap((sample) => [...sample.targets]);
      chart.update(samples, Math.max(...targets, 1e-6) * 1.25);
      return texts.get('page.output.samples.shares', {
        first: first + 1,
        last: first + samples.length,
      });
    },
  };
};

/** Numbers divided by their sum. */
export function sharesOf(numbers: Float32Array): Float32Array {
  const sum = numbers.reduce((total, value) => total + value, 0);
  return numbers.map((value) => value / (sum || 1));
}

function sampleClasses({ store }: PageContext): readonly string[] {
  return chosenDataset(store.get().experiment.data.dataset).classes;
}

function range(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
}
