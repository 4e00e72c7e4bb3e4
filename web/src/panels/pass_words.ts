/** What a pass is about, and what has come of it. */

import type { Inspection } from '../engine/messages';
import { chosenDataset } from '../experiment/chosen_dataset';
import { passesOn } from '../experiment/layers';
import { joined } from '../text/joined';
import type { Texts } from '../text/text';
import type { PageContext } from './context';
import { descriptionOf } from './layer_form';
import { layerName } from './layer_names';

/** Predictions of so many classes are read out at most. */
const MOST_PREDICTIONS = 10;

/** Loss, prediction and target of one sample. */
export function sampleResult(context: PageContext, pass: Inspection<'pass'>): string {
  return context.texts.get('page.shelf.pass.result', {
    loss: pass.loss,
    prediction: predictionOf(context, pass),
    target: targetOf(context, pass.samples[0] ?? 0),
  });
}

/** The mean loss of a batch, and how much of it the tables show. */
export function batchResult(
  { texts }: PageContext,
  { loss, samples, layers }: Inspection<'pass'>,
): string {
  const shown = layers[0]?.outputs.columns ?? 0;
  const count = texts.formatInteger(samples.length);
  const cut = samples.length > shown ? texts.get('page.shelf.pass.cutSamples', { shown }) : '';
  return joined(texts, 'sentences', [
    texts.get('page.shelf.pass.batchResult', { count, loss }),
    cut,
  ]);
}

/** A layer's place, kind and size. */
export function layerTitle(context: PageContext, index: number, count: number): string {
  const { texts } = context;
  const layer = descriptionOf(context, index);
  return texts.get('page.shelf.pass.layerTitle', {
    layer: layerName(texts, index, count),
    inputs: texts.formatInteger(layer.inputs),
    units: texts.formatInteger(layer.units),
    activation: functionOf(texts, layer),
  });
}

/** What the layer does: its activation, after its kind where it is not dense. */
function functionOf(texts: Texts, { kind, activation }: { kind: string; activation: string }) {
  const name = texts.label('activations', activation);
  if (kind === 'dense') return name;
  const label = texts.label('layers', kind);
  return joined(texts, 'clauses', [label, passesOn(kind, activation) ? '' : name]);
}

/** What a layer calls its inputs: features, or numbers of the layer before. */
export function inputName({ texts, store }: PageContext, index: number, input: number): string {
  const ids = store.get().configured?.description.inputs ?? [];
  return index === 0
    ? texts.inputLabel(ids[input] ?? '')
    : texts.get('page.shelf.pass.from', { number: input + 1 });
}

function predictionOf({ texts }: PageContext, { predictions }: Inspection<'pass'>): string {
  const shown = [...predictions.values.subarray(0, Math.min(predictions.rows, MOST_PREDICTIONS))];
  return joined(
    texts,
    'items',
    shown.map((value) => texts.formatNumber(value)),
  );
}

function targetOf({ texts, store }: PageContext, sample: number): string {
  const { configured, experiment } = store.get();
  const dataset = chosenDataset(experiment.data.dataset);
  const target = configured?.training.targets[sample] ?? Number.NaN;
  return dataset.task === 'regression'
    ? texts.formatNumber(target)
    : texts.classLabel(dataset.classes[target] ?? '');
}
