import '../styles/inspection.css';
import '../styles/pass.css';
import type { TracedLayer } from '../../../wasm_bindings/inspection_types';
import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { type NumberField, numberField } from '../controls/number_field';
import { selectField } from '../controls/select_field';
import type { Inspection } from '../engine/messages';
import { joined } from '../text/joined';
import { type PageContext, type Panel, stopAll } from './context';
import { followRun } from './follow_run';
import { formulaLine, showFormulas } from './formula_line';
import { inTurns } from './in_turns';
import { descriptionOf, formOf } from './layer_form';
import { layerName } from './layer_names';
import { checkSection } from './pass_check';
import { denseFormulas, hasPreActivations, stepFormulas } from './pass_formulas';
import {
  type ChosenWeight,
  isSameQuestion,
  medianOf,
  nearestWeight,
  parameterOf,
  placeOfLargest,
} from './pass_numbers';
import { type LayerTables, layerTables } from './pass_tables';
import { batchResult, inputName, layerTitle, sampleResult } from './pass_words';

/** Every number of one sample's way through the network and back, with a check of one derivative. */
export const passPanel: Panel = (host, context) => {
  const { texts, store } = context;
  const get = (name: string, values = {}) => texts.get(`page.shelf.pass.${name}`, values);
  let sample = 0;
  let samples: 'one' | 'nextBatch' = 'one';
  let chosen: ChosenWeight = { layer: 0, segment: 'weights', row: 0, column: 0 };
  let parameter = 0;
  let tables: readonly LayerTables[] = [];
  let shape = '';
  let field: NumberField | null = null;
  let largest = 0;

  const which = selectField({
    label: get('which'),
    hint: get('whichHint'),
    options: (['one', 'nextBatch'] as const).map((value) => ({ value, label: get(value) })),
    value: samples,
    onChange: (value) => {
      samples = value === 'nextBatch' ? value : 'one';
      setShown(fieldPlace, samples === 'one');
      follower.again();
    },
  });
  const fieldPlace = element('div');
  const result = element('p', { class: 'pass-result' });
  const length = element('span');
  const toLargest = button({
    label: get('largest'),
    look: 'quiet',
    onPress: () => chooseSample(largest),
  });
  const lengthLine = element('p', { class: 'pass-length', hidden: true }, [length, toLargest]);
  const note = element('p', { class: 'table-note' });
  const layers = element('div', { class: 'pass-layers' });
  const check = checkSection(
    texts,
    {
      form: (layer) => formOf(context, layer),
      inputName: (layer, input) => inputName(context, layer, input),
    },
    (weight) => {
      chosen = weight;
      follower.again();
    },
  );
  const formulas = formulaLine();
  const root = element('div', { class: 'pass', hidden: true }, [
    element('div', { class: 'pass-head' }, [
      element('div', { class: 'shelf-fields' }, [which.element, fieldPlace]),
      result,
      lengthLine,
    ]),
    formulas,
    note,
    layers,
    check.element,
  ]);
  host.replaceChildren(root);

  const isPresent = ({ run }: Inspection) =>
    root.isConnected && run === store.get().configured?.run;
  const chooseSample = (next: number) => {
    sample = next;
    field?.set(next + 1);
    follower.again();
  };
  const startAnew = () => {
    // Another network has something else at the old place, statistics even, which have no
    // derivative; what is trained stands first.
    parameter = 0;
    const count = store.get().configured?.description.trainingCount ?? 0;
    if (count === 0) return;
    sample = Math.min(sample, count - 1);
    const range = { minimum: 1, maximum: count, scale: 'integer' } as const;
    field = numberField({
      label: get('sample'),
      hint: get('sampleHint'),
      range,
      value: sample + 1,
      slider: true,
      onChange: (value) => chooseSample(value - 1),
      refusal: (entry) =>
        texts.get('page.fields.notWhole', {
          value: entry,
          minimum: texts.formatLimit(1),
          maximum: texts.formatLimit(count),
        }),
    });
    fieldPlace.replaceChildren(field.element);
  };
  /** With the words that make them true of this network and these samples. */
  const showDenseFormulas = (pass: Inspection<'pass'>) => {
    const isBatch = samples === 'nextBatch';
    const hasBias = pass.layers.some(biased);
    const all = store.get().configured?.description.layers ?? [];
    const hasSoftmax = all.some(({ activation }) => activation === 'softmax');
    showFormulas(formulas, denseFormulas({ isBatch, hasBias, hasSoftmax }), {
      before: all.every(({ kind }) => kind === 'dense') ? '' : get('denseFormulas'),
      after: isBatch ? get('sumOfSamples') : '',
    });
  };
  const build = (pass: Inspection<'pass'>) => {
    const next = shapeOf(pass, samples);
    if (next === shape) return;
    shape = next;
    tables = pass.layers.map((layer, index) => {
      const name = layerName(texts, index, pass.layers.length);
      const title = layerTitle(context, index, pass.layers.length);
      const input = (number: number) => inputName(context, index, number);
      const description = descriptionOf(context, index);
      const names = {
        form: formOf(context, index),
        layer: name,
        title,
        input,
        steps: stepFormulas(description, biased(layer)),
        hasPreActivations: hasPreActivations(description),
      };
      return layerTables(texts, layer, names, pass.samples.length > 1);
    });
    layers.replaceChildren(...tables.map((table) => table.element));
    showDenseFormulas(pass);
  };
  const showWords = (pass: Inspection<'pass'>) => {
    const isBatch = samples === 'nextBatch';
    setText(result, isBatch ? batchResult(context, pass) : sampleResult(context, pass));
    const notes = [
      get(isBatch ? 'batchNote' : 'note'),
      hasLayer(context, 'dropout') ? get('dropoutNote') : '',
      !isBatch && hasLayer(context, 'batchNormalization') ? get('loneNote') : '',
    ];
    setText(note, joined(texts, 'sentences', notes));
  };
  const showCheck = (pass: Inspection<'pass'>) => {
    const weight = nearestWeight(pass.layers, chosen);
    setShown(check.element, weight !== null);
    if (!weight) return;
    chosen = weight;
    const place = parameterOf(pass.layers, weight);
    if (place === parameter) check.show(pass, weight);
    else {
      parameter = place;
      follower.again();
    }
  };
  const show = async (pass: Inspection<'pass'>, isWanted: () => boolean) => {
    build(pass);
    setShown(root, true);
    const parts = [
      ...pass.layers.map((layer, index) => () => tables[index]?.show(layer, pass.samples)),
      () => showWords(pass),
      () => showCheck(pass),
    ];
    const tasks = parts.map((part) => () => {
      const wanted = isWanted();
      if (wanted) part();
      return wanted;
    });
    return inTurns(tasks, () => store.get().playing);
  };
  const showLengths = async () => {
    if (store.get().playing || samples !== 'one') {
      setShown(lengthLine, false);
      return;
    }
    const examples = await context.inspect({ subject: 'examples', samples: 'training' });
    if (!examples || !isPresent(examples) || samples !== 'one') return;
    const { norms } = examples;
    largest = placeOfLargest(norms);
    setText(
      length,
      get('length', {
        length: norms[sample] ?? Number.NaN,
        median: medianOf(norms),
        largest: norms[largest] ?? Number.NaN,
        sample: texts.formatInteger(largest + 1),
      }),
    );
    setShown(lengthLine, true);
  };
  const follower = followRun(context, async () => {
    const { configured } = store.get();
    if (!configured) return;
    const asked = { samples, sample, parameter };
    const pass = await context.inspect({ subject: 'pass', ...asked });
    if (!pass) return;
    const isWanted = () => isPresent(pass) && isSameQuestion(asked, { samples, sample, parameter });
    if (!isWanted()) return;
    if (await show(pass, isWanted)) await showLengths();
  });
  return stopAll([store.watch((state) => state.configured, startAnew), () => follower.stop()]);
};

/** What the tables are built for. */
function shapeOf({ layers, samples, run }: Inspection<'pass'>, which: string): string {
  const shapes = layers.map(({ unitCount, inputCount }) => [unitCount, inputCount]);
  return JSON.stringify([run, which, samples.length, shapes]);
}

function biased({ segments }: TracedLayer): boolean {
  return segments.some(({ name }) => name === 'bias');
}

function hasLayer({ store }: PageContext, kind: string): boolean {
  return store.get().experiment.network.layers.some(({ id }) => id === kind);
}
