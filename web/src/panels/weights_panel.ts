import type { LayerDescription } from '../../../wasm_bindings/descent_module';
import { element, setText } from '../controls/element';
import { selectField } from '../controls/select_field';
import { findEntry } from '../experiment/catalog';
import type { Texts } from '../text/text';
import { type PageContext, type Panel, stopAll } from './context';
import { cell, rowHead, scrollingTable } from './data_tables';

/** Milliseconds between two updates of the numbers: faster ones cannot be read. */
const INTERVAL = 500;
/** A table shows at most this many units and inputs. */
const MOST_UNITS = 32;
const MOST_INPUTS = 16;

/** The weights and biases of one layer as numbers, while it trains. */
export const weightsPanel: Panel = (host, context) => {
  const { store, texts, actions } = context;
  const layers = () => store.get().configured?.description.layers ?? [];
  const layerNames = () =>
    layers().map((_, index) => ({
      value: String(index),
      label:
        index === layers().length - 1
          ? texts.get('page.network.output')
          : texts.get('page.network.layer', { layer: index + 1 }),
    }));
  const chosen = () => Math.min(store.get().view.weightsLayer, Math.max(0, layers().length - 1));
  const field = selectField({
    label: texts.get('page.shelf.weights.layer'),
    options: layerNames(),
    value: String(chosen()),
    onChange: (value) => actions.look({ weightsLayer: Number(value) }),
  });
  field.element.classList.add('inline');
  const note = element('p', { class: 'table-note' });
  const place = element('div');
  host.replaceChildren(field.element, place, note);

  let cells: { cell: HTMLTableCellElement; offset: number }[] = [];
  const fill = () => {
    const { picture, configured } = store.get();
    if (!picture || picture.run !== configured?.run) return;
    for (const entry of cells) {
      const value = entry.offset < 0 ? 0 : (picture.parameters[entry.offset] ?? Number.NaN);
      setText(entry.cell, entry.offset < 0 ? '–' : texts.formatNumber(value));
    }
  };
  const build = () => {
    const layer = layers()[chosen()];
    field.setOptions(layerNames());
    field.set(String(chosen()));
    if (!layer) return;
    if (layer.weightOffset < 0) {
      cells = [];
      place.replaceChildren(element('p', { class: 'about-layer' }, [withoutTable(texts, layer)]));
      setText(note, '');
      return;
    }
    const built = weightTable(context, layer, chosen());
    cells = built.cells;
    place.replaceChildren(built.table);
    const cut = layer.units > MOST_UNITS || layer.inputs > MOST_INPUTS;
    setText(
      note,
      cut ? texts.get('page.shelf.weights.cut', { units: MOST_UNITS, inputs: MOST_INPUTS }) : '',
    );
    fill();
  };
  const timer = setInterval(fill, INTERVAL);
  return stopAll([
    () => clearInterval(timer),
    store.watch((state) => state.configured, build),
    store.watch((state) => state.view.weightsLayer, build),
    store.watch((state) => (state.playing ? null : state.picture), fill),
  ]);
};

/** Why a layer of another kind than dense has no table. */
export function withoutTable(texts: Texts, { kind }: Pick<LayerDescription, 'kind'>): string {
  const hasWeights = findEntry('layers', kind)?.hasWeights ?? false;
  return texts.get(`page.shelf.weights.${hasWeights ? 'other' : 'none'}`, {
    kind: texts.label('layers', kind),
    pass: texts.get('page.shelf.pass.title'),
    gradients: texts.get('page.shelf.gradients.title'),
  });
}

function weightTable({ store, texts }: PageContext, layer: LayerDescription, index: number) {
  const inputIds = store.get().configured?.description.inputs ?? [];
  const inputs = Math.min(layer.inputs, MOST_INPUTS);
  const units = Math.min(layer.units, MOST_UNITS);
  const inputName = (input: number) =>
    index === 0
      ? texts.inputLabel(inputIds[input] ?? '')
      : texts.get('page.shelf.weights.from', { number: input + 1 });
  const cells: { cell: HTMLTableCellElement; offset: number }[] = [];
  const numberCell = (offset: number) => {
    const created = cell('–');
    cells.push({ cell: created, offset });
    return created;
  };
  const rows = Array.from({ length: units }, (_, unit) => [
    rowHead(texts.get('page.shelf.weights.unit', { number: unit + 1 })),
    ...Array.from({ length: inputs }, (_, input) =>
      numberCell(layer.weightOffset + input * layer.units + unit),
    ),
    numberCell(layer.biasOffset < 0 ? -1 : layer.biasOffset + unit),
  ]);
  const head = [
    texts.get('page.shelf.weights.units'),
    ...Array.from({ length: inputs }, (_, input) => inputName(input)),
    texts.settingLabel('network.bias'),
  ];
  return { table: scrollingTable(texts.get('page.shelf.weights.caption'), head, rows), cells };
}
