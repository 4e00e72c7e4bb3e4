import '../styles/inspection.css';
import type { LayerDescription } from '../../../wasm_bindings/descent_module';
import { element, setText } from '../controls/element';
import { selectField } from '../controls/select_field';
import type { Inspection } from '../engine/messages';
import { findEntry } from '../experiment/catalog';
import { joined } from '../text/joined';
import type { Texts } from '../text/text';
import { type PageContext, type Panel, stopAll } from './context';
import { cell, rowHead, scrollingTable } from './data_tables';
import { followRun } from './follow_run';
import { gatesNote } from './gates';
import { formOf } from './layer_form';
import { inputName } from './pass_words';
import { isCut, type PlacedCell, segmentTables } from './segment_tables';

/** Milliseconds between two updates of the numbers: faster ones cannot be read. */
const INTERVAL = 500;
/** A table shows at most this many units and inputs. */
const MOST = { units: 32, inputs: 16 };

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

  let cells: readonly PlacedCell[] = [];
  /** Where the parts of layers stand that are not dense; asked for once in a run. */
  let traced: Inspection<'pass'> | null = null;
  const tracedLayer = () =>
    traced?.run === store.get().configured?.run ? traced?.layers[chosen()] : undefined;
  const fill = () => {
    const { picture, configured } = store.get();
    if (!picture || picture.run !== configured?.run) return;
    for (const entry of cells) {
      const value = entry.offset < 0 ? 0 : (picture.parameters[entry.offset] ?? Number.NaN);
      setText(entry.cell, entry.offset < 0 ? '–' : texts.formatNumber(value));
    }
  };
  const buildOther = (layer: LayerDescription) => {
    const known = tracedLayer();
    if (!findEntry('layers', layer.kind)?.hasWeights) {
      cells = [];
      place.replaceChildren(element('p', {}, [withoutWeights(texts, layer)]));
      setText(note, '');
    } else if (known) {
      const built = segmentTables(
        texts,
        { ...known, ...formOf(context, chosen()) },
        (input) => inputName(context, chosen(), input),
        MOST,
      );
      cells = built.cells;
      place.replaceChildren(built.element);
      const cut = known.segments.some((segment) => isCut(segment, MOST));
      const cutNote = cut ? texts.get('page.shelf.weights.cutParts', MOST) : '';
      setText(note, joined(texts, 'sentences', [cutNote, gatesNote(texts, known.segments)]));
      fill();
    } else {
      cells = [];
      place.replaceChildren();
      setText(note, '');
      follower.again();
    }
  };
  const follower = followRun(context, async () => {
    const layer = layers()[chosen()];
    const isAsked = layer && layer.weightOffset < 0 && !tracedLayer();
    if (!isAsked) return;
    const request = { subject: 'pass', samples: 'one', sample: 0, parameter: 0 } as const;
    const pass = await context.inspect(request);
    if (!pass || !place.isConnected || pass.run !== store.get().configured?.run) return;
    traced = pass;
    build();
  });
  const build = () => {
    const layer = layers()[chosen()];
    field.setOptions(layerNames());
    field.set(String(chosen()));
    if (!layer) return;
    if (layer.weightOffset < 0) {
      buildOther(layer);
      return;
    }
    const built = weightTable(context, layer, chosen());
    cells = built.cells;
    place.replaceChildren(built.table);
    const cut = layer.units > MOST.units || layer.inputs > MOST.inputs;
    setText(note, cut ? texts.get('page.shelf.weights.cut', MOST) : '');
    fill();
  };
  const timer = setInterval(fill, INTERVAL);
  return stopAll([
    () => clearInterval(timer),
    () => follower.stop(),
    store.watch((state) => state.configured, build),
    store.watch((state) => state.view.weightsLayer, build),
    store.watch((state) => (state.playing ? null : state.picture), fill),
  ]);
};

/** What stands in place of numbers where a layer learns nothing. */
export function withoutWeights(texts: Texts, { kind }: Pick<LayerDescription, 'kind'>): string {
  return texts.get('page.shelf.weights.none', { kind: texts.label('layers', kind) });
}

function weightTable(context: PageContext, layer: LayerDescription, index: number) {
  const { texts } = context;
  const inputs = Math.min(layer.inputs, MOST.inputs);
  const units = Math.min(layer.units, MOST.units);
  const cells: PlacedCell[] = [];
  const numberCell = (offset: number) => {
    const created = cell('–');
    cells.push({ cell: created, offset });
    return created;
  };
  const rows = Array.from({ length: units }, (_, unit) => [
    rowHead(texts.get('page.shelf.rows.unit.name', { number: unit + 1 })),
    ...Array.from({ length: inputs }, (_, input) =>
      numberCell(layer.weightOffset + input * layer.units + unit),
    ),
    numberCell(layer.biasOffset < 0 ? -1 : layer.biasOffset + unit),
  ]);
  const head = [
    texts.get('page.shelf.rows.unit.title'),
    ...Array.from({ length: inputs }, (_, input) => inputName(context, index, input)),
    texts.settingLabel('network.bias'),
  ];
  return { table: scrollingTable(texts.get('page.shelf.weights.caption'), head, rows), cells };
}
