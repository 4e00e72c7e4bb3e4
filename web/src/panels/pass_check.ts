import type { GradientCheck, PassInspection } from '../../../wasm_bindings/inspection_types';
import { element, setShown, setText } from '../controls/element';
import { selectField } from '../controls/select_field';
import type { Texts } from '../text/text';
import { columnKind, columnName } from './column_names';
import { textTable } from './error_tables';
import type { LayerForm } from './layer_form';
import { layerName } from './layer_names';
import { type ChosenWeight, learnedSegments, nearestWeight } from './pass_numbers';
import { SYMBOLS } from './pass_tables';
import { placeField } from './place_field';
import { rowName, rowTitle } from './row_names';

/** Larger errors are no rounding of 32-bit numbers. */
const REMARKABLE_ERROR = 0.01;

const ROWS = [
  'derivative',
  'difference',
  'relativeError',
  'step',
  'lossAbove',
  'lossBelow',
] as const;

/**
 * What is said of the two derivatives. The relative error of small ones is taken of a share of the largest
 * derivative: then rounding, or a kink, may show though the error is small.
 */
export function verdictOn(check: GradientCheck): 'agree' | 'small' | 'disagree' {
  const { derivative, difference, relativeError } = check;
  if (!(relativeError <= REMARKABLE_ERROR)) return 'disagree';
  const larger = Math.max(Math.abs(derivative), Math.abs(difference));
  return Math.abs(derivative - difference) > REMARKABLE_ERROR * larger ? 'small' : 'agree';
}

/** What the check has to know of the layers that it offers. */
export interface CheckedLayers {
  readonly form: (layer: number) => LayerForm;
  readonly inputName: (layer: number, input: number) => string;
}

/** Menus for a weight, and its derivative in two ways. */
export interface CheckSection {
  readonly element: HTMLElement;
  show(pass: PassInspection, chosen: ChosenWeight): void;
}

export function checkSection(
  texts: Texts,
  { form, inputName }: CheckedLayers,
  onChoose: (chosen: ChosenWeight) => void,
): CheckSection {
  const get = (name: string, values = {}) => texts.get(`page.shelf.pass.${name}`, values);
  let pass: PassInspection | null = null;
  let chosen: ChosenWeight = { layer: 0, segment: 'weights', row: 0, column: 0 };
  const choose = (part: Partial<ChosenWeight>) => {
    const nearest = pass && nearestWeight(pass.layers, { ...chosen, ...part });
    if (!nearest) return;
    // The next choice may come before the answer to this one.
    chosen = nearest;
    onChoose(nearest);
  };
  const menu = (label: string, onChange: (value: string) => void) =>
    selectField({ label: get(label), options: [], value: '0', onChange });
  const layer = menu('checkLayer', (value) => choose({ layer: Number(value) }));
  const segment = menu('checkParameter', (value) => {
    const found = learnedSegments(pass?.layers[chosen.layer]).find(({ name }) => name === value);
    if (found) choose({ segment: found.name });
  });
  const row = placeField(texts, (index) => choose({ row: index }));
  const column = placeField(texts, (index) => choose({ column: index }));
  const table = textTable(get('checkCaption'), [get('quantity'), get('value')], ROWS.length);
  const verdict = element('p', { class: 'pass-verdict', role: 'status' });
  return {
    element: element('section', { class: 'pass-check' }, [
      element('h2', {}, [get('checkTitle')]),
      element('div', { class: 'shelf-fields' }, [
        layer.element,
        segment.element,
        row.element,
        column.element,
      ]),
      table.element,
      verdict,
    ]),
    show(next, weight) {
      pass = next;
      chosen = weight;
      const { layers, check } = next;
      const found = layers[weight.layer];
      const parameters = learnedSegments(found).find(({ name }) => name === weight.segment);
      if (!found || !parameters) return;
      const traced = { ...found, ...form(weight.layer) };
      layer.setOptions(
        layers.flatMap((one, index) =>
          learnedSegments(one).length === 0
            ? []
            : [{ value: String(index), label: layerName(texts, index, layers.length) }],
        ),
      );
      segment.setOptions(
        learnedSegments(traced).map(({ name }) => ({
          value: name,
          label: `${get(`segments.${name}`)} (${SYMBOLS[name]})`,
        })),
      );
      row.show(
        rowTitle(texts, traced, parameters),
        parameters.rows,
        (index) => rowName(texts, traced, parameters, index),
        weight.row,
      );
      const input = (index: number) => inputName(weight.layer, index);
      column.show(
        get(`checkColumn.${columnKind(traced, parameters)}`),
        parameters.columns,
        (index) => columnName(texts, traced, parameters, index, input),
        weight.column,
      );
      setShown(column.element, parameters.columns > 1);
      layer.set(String(weight.layer));
      segment.set(weight.segment);
      ROWS.forEach((name, place) => {
        const [head, value] = [table.cells[2 * place], table.cells[2 * place + 1]];
        const formula = name === 'difference' ? ` ${get('checkFormula')}` : '';
        if (head) setText(head, `${get(name)}${formula}`);
        if (value) setText(value, texts.formatNumber(check[name]));
      });
      setText(verdict, get(verdictOn(check)));
    },
  };
}
