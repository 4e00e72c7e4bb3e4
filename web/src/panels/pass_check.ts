import type { PassInspection } from '../../../wasm_bindings/inspection_types';
import { element, setShown, setText } from '../controls/element';
import { selectField } from '../controls/select_field';
import type { Texts } from '../text/text';
import { textTable } from './error_tables';
import { layerName } from './layer_names';
import { columnKind, columnName, rowName, rowTitle } from './pass_names';
import { type ChosenWeight, learnedSegments, nearestWeight } from './pass_numbers';
import { SYMBOLS } from './pass_tables';

/** Larger errors are no rounding of 32-bit numbers. */
const REMARKABLE_ERROR = 0.01;
/** A menu with more lines cannot be read. */
const MOST_CHOICES = 64;

const ROWS = [
  'derivative',
  'difference',
  'relativeError',
  'step',
  'lossAbove',
  'lossBelow',
] as const;

/** Menus for a weight, and its derivative in two ways. */
export interface CheckSection {
  readonly element: HTMLElement;
  show(pass: PassInspection, chosen: ChosenWeight): void;
}

export function checkSection(
  texts: Texts,
  inputName: (layer: number, input: number) => string,
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
  const row = menu('checkRow.unit', (value) => choose({ row: Number(value) }));
  const column = menu('checkColumn.input', (value) => choose({ column: Number(value) }));
  const table = textTable(get('checkCaption'), [get('quantity'), get('value')], ROWS.length);
  const verdict = element('p', { class: 'pass-verdict', role: 'status' });
  const numbered = (count: number, name: (index: number) => string) =>
    Array.from({ length: Math.min(count, MOST_CHOICES) }, (_, index) => ({
      value: String(index),
      label: name(index),
    }));
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
      const traced = layers[weight.layer];
      const parameters = learnedSegments(traced).find(({ name }) => name === weight.segment);
      if (!traced || !parameters) return;
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
      row.setLabel(rowTitle(texts, traced, parameters));
      row.setOptions(
        numbered(parameters.rows, (index) => rowName(texts, traced, parameters, index)),
      );
      const input = (index: number) => inputName(weight.layer, index);
      column.setLabel(get(`checkColumn.${columnKind(traced, parameters)}`));
      column.setOptions(
        numbered(parameters.columns, (index) =>
          columnName(texts, traced, parameters, index, input),
        ),
      );
      setShown(column.element, parameters.columns > 1);
      layer.set(String(weight.layer));
      segment.set(weight.segment);
      row.set(String(weight.row));
      column.set(String(weight.column));
      ROWS.forEach((name, place) => {
        const [head, value] = [table.cells[2 * place], table.cells[2 * place + 1]];
        const formula = name === 'difference' ? ` ${get('checkFormula')}` : '';
        if (head) setText(head, `${get(name)}${formula}`);
        if (value) setText(value, texts.formatNumber(check[name]));
      });
      const differs = !(check.relativeError <= REMARKABLE_ERROR);
      setText(verdict, get(differs ? 'disagree' : 'agree'));
    },
  };
}
