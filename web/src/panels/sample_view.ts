import type { SamplesOfPart } from '../../../wasm_bindings/descent_module';
import type { PictureSamples } from '../engine/messages';
import { type ChosenDataset, chosenDataset } from '../experiment/chosen_dataset';
import type { PageState } from '../state/page_state';
import { shownPicture } from '../state/reports';
import type { Texts } from '../text/text';
import { samplesMatch } from './output_view';

/** Samples of the data and what the network answers to each. */
export interface SampleView {
  readonly dataset: ChosenDataset;
  readonly predicted: PictureSamples;
  /** The part that the predictions are of, from its first sample on. */
  readonly part: SamplesOfPart;
  /** Predicted samples. */
  readonly count: number;
}

/** What there is to draw, or null while the engine's answer is of other data. */
export function sampleView(state: PageState): SampleView | null {
  const samples = shownPicture(state)?.samples;
  if (!samples || !state.configured || !samplesMatch(state)) return null;
  const outputs = state.configured.description.layers.at(-1)?.units ?? 1;
  return {
    dataset: chosenDataset(state.experiment.data.dataset),
    predicted: samples,
    part: state.configured[samples.part],
    count: samples.predictions.length / outputs,
  };
}

/** The samples whose predicted class is not the true one, in order. */
export function wrongSamples(classes: ArrayLike<number>, targets: ArrayLike<number>): number[] {
  return Array.from({ length: classes.length }, (_, sample) => sample).filter(
    (sample) => classes[sample] !== targets[sample],
  );
}

/** "12 of 300 test examples wrong"; '' for values, which are neither right nor wrong. */
export function wrongSentence(texts: Texts, { predicted, part, count }: SampleView): string {
  if (predicted.classes.length === 0) return '';
  const wrong = wrongSamples(predicted.classes, part.targets).length;
  return texts.get(`page.output.samples.wrongOf.${predicted.part}`, { wrong, count });
}

/** One example in a sentence, for those who point at it or cannot see it. */
export function exampleSentence(texts: Texts, view: SampleView, sample: number): string {
  const { dataset, predicted, part } = view;
  const className = (id: number | undefined) => {
    const name = dataset.classes[id ?? -1];
    return name === undefined ? texts.formatNumber(Number.NaN) : texts.classLabel(name);
  };
  const target = part.targets[sample];
  const values = { number: sample + 1 };
  if (dataset.task === 'regression') {
    return texts.get('page.output.samples.value', {
      ...values,
      true: target ?? Number.NaN,
      predicted: predicted.predictions[sample] ?? Number.NaN,
    });
  }
  const id = predicted.classes[sample];
  const answer = id === target ? 'right' : 'wrong';
  return texts.get(`page.output.samples.${answer}`, {
    ...values,
    true: className(target),
    predicted: className(id),
  });
}

/** Milliseconds between two drawings while training runs: faster ones cannot be read. */
const INTERVAL = 100;

/** Draws at once while training stands still, else now and then; the picture at its end comes anyway. */
export function paced(isPlaying: () => boolean, draw: () => void): () => void {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (isPlaying() && now - drawnAt < INTERVAL) return;
    drawnAt = now;
    draw();
  };
}
