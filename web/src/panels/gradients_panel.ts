import '../styles/inspection.css';
import type { Histogram } from '../../../wasm_bindings/inspection_types';
import { NormBars } from '../charts/norm_bars';
import { SmallHistogram } from '../charts/small_histogram';
import { element, setText } from '../controls/element';
import type { Inspection } from '../engine/messages';
import type { Texts } from '../text/text';
import { type Panel, stopAll } from './context';
import { cell, rowHead, scrollingTable } from './data_tables';
import { exampleSection } from './example_gradients';
import { followRun } from './follow_run';
import { gradientTrend, hasWeights, histogramRange, layerRow } from './gradient_numbers';
import { layerName } from './layer_names';

/** An odd number: 0 lies inside a bin. */
const BINS = 21;
const HISTOGRAMS = ['weights', 'gradients', 'outputs'] as const;

/** A row's cells; its histograms draw into the last ones. */
interface Row {
  readonly texts: readonly HTMLTableCellElement[];
  readonly histograms: readonly { chart: SmallHistogram; range: HTMLElement }[];
}

/** How large gradients, weights and steps are in every layer, where they vanish and explode. */
export const gradientsPanel: Panel = (host, context) => {
  const { texts } = context;
  const get = (name: string) => texts.get(`page.shelf.gradients.${name}`);
  const trend = element('p', { class: 'gradient-trend', role: 'status' });
  const barsHost = element('div', { class: 'gradient-bars' });
  const place = element('div');
  const examples = exampleSection(context, () => follower.again());
  const root = element('div', { class: 'gradients', hidden: true }, [
    element('h2', {}, [get('bars')]),
    barsHost,
    trend,
    place,
    element('p', { class: 'table-note' }, [get('note')]),
    examples.element,
  ]);
  host.replaceChildren(root);
  const bars = new NormBars(barsHost, get('bars'), (value) => texts.formatNumber(value));
  let rows: readonly Row[] = [];

  const show = ({ layers }: Inspection<'layers'>) => {
    root.hidden = false;
    if (rows.length !== layers.length) {
      const built = layerTable(texts, layers.length);
      rows = built.rows;
      place.replaceChildren(built.table);
    }
    const named = layers.map((layer, index) => ({
      name: layerName(texts, index, layers.length),
      value: layer.gradientNorm,
    }));
    const weighted = named.filter((_, index) => {
      const layer = layers[index];
      return layer !== undefined && hasWeights(layer);
    });
    bars.update(weighted);
    const described = context.store.get().configured?.description.layers ?? [];
    const told = gradientTrend(
      layers.map(({ gradientNorm }, index) => ({
        kind: described[index]?.kind ?? '',
        gradientNorm,
      })),
    );
    const factor = Number(told.factor.toPrecision(2));
    setText(trend, texts.get(`page.shelf.gradients.trends.${told.trend}`, { factor }));
    layers.forEach((layer, index) => {
      const row = rows[index];
      layerRow(texts, layer, index, layers.length).forEach((text, column) => {
        const target = row?.texts[column];
        if (target) setText(target, text);
      });
      HISTOGRAMS.forEach((name, column) => {
        showHistogram(texts, row, column, layer[name]);
      });
    });
  };
  const follower = followRun(context, async () => {
    const inspection = await context.inspect({ subject: 'layers', bins: BINS });
    if (!inspection || !root.isConnected) return;
    show(inspection);
    await examples.ask();
  });
  return stopAll([
    () => follower.stop(),
    context.onTheme(() => {
      examples.draw();
      for (const row of rows) for (const { chart } of row.histograms) chart.draw();
    }),
  ]);
};

function showHistogram(
  texts: Texts,
  row: Row | undefined,
  column: number,
  histogram: Histogram,
): void {
  const target = row?.histograms[column];
  if (!target) return;
  target.chart.update(histogram);
  setText(target.range, histogramRange(texts, histogram));
}

function layerTable(texts: Texts, count: number) {
  const get = (name: string) => texts.get(`page.shelf.gradients.${name}`);
  const rows = Array.from({ length: count }, () => {
    const histograms = HISTOGRAMS.map(() => {
      const picture = element('div', { class: 'histogram-cell' });
      const range = element('span', { class: 'histogram-range' });
      const chart = new SmallHistogram(picture);
      picture.append(range);
      return { chart, range, cell: element('td', {}, [picture]) };
    });
    return { texts: [rowHead('–'), ...Array.from({ length: 4 }, () => cell('–'))], histograms };
  });
  const head = ['layer', 'gradientNorm', 'weightNorm', 'updateRatio', 'deadShare', ...HISTOGRAMS];
  const table = scrollingTable(
    get('caption'),
    head.map(get),
    rows.map((row) => [...row.texts, ...row.histograms.map(({ cell: target }) => target)]),
  );
  return { table, rows };
}
