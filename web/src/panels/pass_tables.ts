import type { ShownMatrix, TracedLayer } from '../../../wasm_bindings/inspection_types';
import { element, setText } from '../controls/element';
import type { Texts } from '../text/text';
import { cell, rowHead, scrollingTable } from './data_tables';
import { entryOf } from './pass_numbers';

/** Tables of weights of at most so many inputs have room beside the units'. */
const MOST_BESIDE = 4;

/** A layer's tables; `show` writes the numbers of a pass into them. */
export interface LayerTables {
  readonly element: HTMLElement;
  show(layer: TracedLayer): void;
}

interface Entry {
  readonly cell: HTMLTableCellElement;
  readonly of: (layer: TracedLayer) => number | null;
}

/** A unit's numbers in the order in which they are computed. */
const UNIT_COLUMNS = [
  ['z', (layer) => layer.preActivations],
  ['a', (layer) => layer.outputs],
  ['dA', (layer) => layer.dOutputs],
  ['delta', (layer) => layer.dPreActivations],
] as const satisfies readonly (readonly [string, (layer: TracedLayer) => ShownMatrix])[];

const BIAS_COLUMNS = [
  ['b', (layer) => layer.bias],
  ['dB', (layer) => layer.dBias],
  ['updateB', (layer) => layer.biasUpdate],
] as const satisfies readonly (readonly [string, (layer: TracedLayer) => ShownMatrix])[];

const WEIGHT_ROWS = [
  ['w', (layer) => layer.weights],
  ['dW', (layer) => layer.dWeights],
  ['updateW', (layer) => layer.weightUpdate],
] as const satisfies readonly (readonly [string, (layer: TracedLayer) => ShownMatrix])[];

/** Builds the tables of one layer with the shape that this pass has. */
export function layerTables(
  texts: Texts,
  layer: TracedLayer,
  name: string,
  title: string,
  inputName: (input: number) => string,
): LayerTables {
  const get = (key: string, values = {}) => texts.get(`page.shelf.pass.${key}`, values);
  const entries: Entry[] = [];
  const numberCell = (of: Entry['of']) => {
    const created = cell('–');
    entries.push({ cell: created, of });
    return created;
  };
  const parts: HTMLElement[] = [element('h3', {}, [title]), unitTable(), ...weightTable()];
  const narrow = layer.weights.columns > 0 && layer.weights.columns <= MOST_BESIDE;
  const cut = layer.unitCount > layer.outputs.rows || layer.inputCount > layer.inputs.rows;
  if (cut) {
    const shown = { units: layer.outputs.rows, inputs: layer.inputs.rows };
    parts.push(element('p', { class: 'table-note' }, [get('cut', shown)]));
  }
  return {
    element: element('section', { class: `pass-layer${narrow ? ' side-by-side' : ''}` }, parts),
    show(traced) {
      for (const { cell: target, of } of entries) setText(target, texts.formatNumber(of(traced)));
    },
  };

  function unitTable(): HTMLElement {
    const columns = layer.bias.rows > 0 ? [...UNIT_COLUMNS, ...BIAS_COLUMNS] : UNIT_COLUMNS;
    const rows = Array.from({ length: layer.outputs.rows }, (_, unit) => [
      rowHead(get('unitNumber', { number: unit + 1 })),
      ...columns.map(([, of]) => numberCell((traced) => entryOf(of(traced), unit, 0))),
    ]);
    const head = [get('unit'), ...columns.map(([key]) => get(key))];
    return scrollingTable(get('units', { layer: name }), head, rows);
  }

  function weightTable(): readonly HTMLElement[] {
    const { rows: units, columns: inputs } = layer.weights;
    if (units === 0) return [];
    const rows = Array.from({ length: units }, (_, unit) =>
      WEIGHT_ROWS.map(([key, of], place) => {
        const head = rowHead(place === 0 ? get('unitNumber', { number: unit + 1 }) : '');
        head.classList.toggle('continued', place > 0);
        return [
          head,
          cell(get(key)),
          ...Array.from({ length: inputs }, (_, input) =>
            numberCell((traced) => entryOf(of(traced), unit, input)),
          ),
        ];
      }),
    ).flat();
    const head = [
      get('unit'),
      get('quantity'),
      ...Array.from({ length: inputs }, (_, input) => inputName(input)),
    ];
    return [scrollingTable(get('weights', { layer: name }), head, rows)];
  }
}
