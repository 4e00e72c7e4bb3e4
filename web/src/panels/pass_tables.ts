import type {
  ShownMatrix,
  TracedLayer,
  TracedSegment,
} from '../../../wasm_bindings/inspection_types';
import { element, setText } from '../controls/element';
import type { Texts } from '../text/text';
import { columnName, cutNote, type InputName, shownNote } from './column_names';
import { cell, rowHead, scrollingTable } from './data_tables';
import { formulaLine, showFormulas } from './formula_line';
import { gatesNote } from './gates';
import type { LayerForm } from './layer_form';
import { entryOf } from './pass_numbers';
import { rowName, rowTitle } from './row_names';

/** Tables of weights of at most so many inputs have room beside the units'. */
const MOST_BESIDE = 3;

/** A layer's tables; `show` writes the numbers of a pass into them. */
export interface LayerTables {
  readonly element: HTMLElement;
  show(layer: TracedLayer, samples: Uint32Array): void;
}

/** What the tables of a layer are called, and what its rows are. */
export interface LayerNames {
  readonly form: LayerForm;
  readonly layer: string;
  readonly title: string;
  readonly input: InputName;
  /** What a recurrent layer computes step by step; empty of others. */
  readonly steps: readonly string[];
  readonly hasPreActivations: boolean;
}

/** Where a number of a pass stands. */
interface Entry {
  readonly cell: HTMLTableCellElement;
  readonly of: (layer: TracedLayer) => number | null;
}

type Quantity = readonly [string, (layer: TracedLayer) => ShownMatrix];

/** A unit's numbers in the order in which they are computed. */
const UNIT_COLUMNS = [
  ['z', (layer) => layer.preActivations],
  ['a', (layer) => layer.outputs],
  ['dA', (layer) => layer.dOutputs],
  ['delta', (layer) => layer.dPreActivations],
] as const satisfies readonly Quantity[];

/** Of a batch these alone: three rows for every sample. */
const SAMPLE_ROWS = UNIT_COLUMNS.filter(([key]) => key !== 'dA');

/** What a layer without pre-activations has instead. */
const OUTPUT_COLUMNS = [
  ['output', (layer) => layer.outputs],
  ['dA', (layer) => layer.dOutputs],
] as const satisfies readonly Quantity[];

/** The field's letters, the same in every language. */
export const SYMBOLS: Readonly<Record<TracedSegment['name'], string>> = {
  weights: 'w',
  // A GRU has a gate u.
  recurrentWeights: 'U',
  bias: 'b',
  recurrentBias: 'c',
  scale: 'γ',
  shift: 'β',
  mean: 'μ',
  variance: 'σ²',
};

/** Builds the tables of one layer with the shape that this pass has. */
export function layerTables(
  texts: Texts,
  layer: TracedLayer,
  names: LayerNames,
  isBatch: boolean,
): LayerTables {
  const get = (key: string, values = {}) => texts.get(`page.shelf.pass.${key}`, values);
  const parted = { ...layer, ...names.form };
  const entries: Entry[] = [];
  const sampleHeads: HTMLTableCellElement[] = [];
  const numberCell = (of: Entry['of']) => {
    const created = cell('–');
    entries.push({ cell: created, of });
    return created;
  };
  const ofUnit = ({ name, rows }: TracedSegment) =>
    !isBatch && name === 'bias' && rows === layer.unitCount;
  const parts: HTMLElement[] = [
    element('h3', {}, [names.title]),
    ...(names.steps.length > 0 ? [stepLine()] : []),
    isBatch ? sampleTable() : unitTable(),
  ];
  const beside = layer.segments.flatMap((segment, place) =>
    ofUnit(segment) ? [] : [part(segment, place)],
  );
  if (beside.length > 0) parts.push(element('div', { class: 'pass-parts' }, beside));
  const cut = shownNote(texts, [['units', layer.outputs.rows, layer.unitCount]]);
  if (cut !== '') parts.push(noteLine(cut));
  const gates = gatesNote(texts, layer.segments);
  if (gates !== '') parts.push(noteLine(gates));
  const widest = Math.max(0, ...layer.segments.map(({ columns }) => columns));
  const fits = !isBatch || layer.outputs.rows <= MOST_BESIDE;
  const narrow = widest > 0 && widest <= MOST_BESIDE && fits;
  return {
    element: element('section', { class: `pass-layer${narrow ? ' side-by-side' : ''}` }, parts),
    show(traced, samples) {
      for (const { cell: target, of } of entries) setText(target, texts.formatNumber(of(traced)));
      sampleHeads.forEach((head, place) => {
        setText(head, get('sampleNumber', { number: (samples[place] ?? 0) + 1 }));
      });
    },
  };

  function unitTable(): HTMLElement {
    const bias = layer.segments.findIndex(ofUnit);
    const columns: readonly (readonly [string, Quantity[1]])[] = [
      ...(names.hasPreActivations ? UNIT_COLUMNS : OUTPUT_COLUMNS).map(
        ([key, of]) => [get(key), of] as const,
      ),
      ...(bias < 0 ? [] : quantities(layer.segments[bias], bias)),
    ];
    const rows = Array.from({ length: layer.outputs.rows }, (_, unit) => [
      rowHead(texts.get('page.shelf.rows.unit.name', { number: unit + 1 })),
      ...columns.map(([, of]) => numberCell((traced) => entryOf(of(traced), unit, 0))),
    ]);
    const head = [texts.get('page.shelf.rows.unit.title'), ...columns.map(([title]) => title)];
    return scrollingTable(get('units', { layer: names.layer }), head, rows);
  }

  /** Samples x units. */
  function sampleTable(): HTMLElement {
    const rows = Array.from({ length: layer.outputs.columns }, (_, sample) => {
      const head = rowHead('–');
      sampleHeads.push(head);
      return groupedRows(
        head,
        (names.hasPreActivations ? SAMPLE_ROWS : OUTPUT_COLUMNS).map(
          ([key, of]) => [get(key), of] as const,
        ),
        layer.outputs.rows,
        (matrix, unit) => entryOf(matrix, unit, sample),
      );
    }).flat();
    const units = Array.from({ length: layer.outputs.rows }, (_, unit) =>
      texts.get('page.shelf.rows.unit.name', { number: unit + 1 }),
    );
    const head = [get('sampleHead'), get('quantity'), ...units];
    return grouped(get('samples', { layer: names.layer }), head, rows);
  }

  /** A matrix or vector of parameters under its name. */
  function part(segment: TracedSegment, place: number): HTMLElement {
    const title = get(`segments.${segment.name}`);
    const caption = get('parameters', { name: title, layer: names.layer });
    const isMatrix = segment.name === 'weights' || segment.name === 'recurrentWeights';
    const cut = cutNote(texts, parted, segment, segment.values);
    return element('div', { class: 'pass-part' }, [
      element('p', { class: 'pass-part-title' }, [title]),
      isMatrix ? matrixTable(caption, segment, place) : vectorTable(caption, segment, place),
      ...(cut === '' ? [] : [noteLine(cut)]),
    ]);
  }

  function matrixTable(caption: string, segment: TracedSegment, place: number): HTMLElement {
    const { rows: units, columns: inputs } = segment.values;
    const rows = Array.from({ length: units }, (_, unit) =>
      groupedRows(
        rowHead(rowName(texts, parted, segment, unit)),
        quantities(segment, place),
        inputs,
        (matrix, input) => entryOf(matrix, unit, input),
      ),
    ).flat();
    const from = Array.from({ length: inputs }, (_, input) =>
      columnName(texts, parted, segment, input, names.input),
    );
    const head = [rowTitle(texts, parted, segment), get('quantity'), ...from];
    return grouped(caption, head, rows);
  }

  function vectorTable(caption: string, segment: TracedSegment, place: number): HTMLElement {
    const columns = quantities(segment, place);
    const rows = Array.from({ length: segment.values.rows }, (_, row) => [
      rowHead(rowName(texts, parted, segment, row)),
      ...columns.map(([, of]) => numberCell((traced) => entryOf(of(traced), row, 0))),
    ]);
    const head = [rowTitle(texts, parted, segment), ...columns.map(([title]) => title)];
    return scrollingTable(caption, head, rows);
  }

  /** Value, derivative and change of a segment; a statistic has no derivative. */
  function quantities(
    segment: TracedSegment | undefined,
    place: number,
  ): readonly (readonly [string, Quantity[1]])[] {
    const symbol = SYMBOLS[segment?.name ?? 'weights'];
    const none = { rows: 0, columns: 0, values: new Float32Array(0) };
    const of = (key: 'values' | 'gradient' | 'update') => (traced: TracedLayer) =>
      traced.segments[place]?.[key] ?? none;
    const derivative = [`∂L/∂${symbol}`, of('gradient')] as const;
    return [
      [symbol, of('values')],
      ...(segment?.learned ? [derivative] : []),
      [`Δ${symbol}`, of('update')],
    ];
  }

  /** Rows that belong together, under one head. */
  function groupedRows(
    head: HTMLTableCellElement,
    rows: readonly (readonly [string, Quantity[1]])[],
    columns: number,
    entry: (matrix: ShownMatrix, column: number) => number | null,
  ): readonly (readonly HTMLTableCellElement[])[] {
    return rows.map(([title, of], place) => [
      place === 0 ? head : rowHead(''),
      cell(title),
      ...Array.from({ length: columns }, (_, column) =>
        numberCell((traced) => entry(of(traced), column)),
      ),
    ]);
  }

  function grouped(
    caption: string,
    head: readonly string[],
    rows: readonly (readonly HTMLTableCellElement[])[],
  ): HTMLElement {
    const frame = scrollingTable(caption, head, rows);
    frame.classList.add('grouped');
    return frame;
  }

  function stepLine(): HTMLElement {
    const line = formulaLine();
    showFormulas(line, names.steps);
    return line;
  }

  function noteLine(words: string): HTMLElement {
    return element('p', { class: 'table-note' }, [words]);
  }
}
