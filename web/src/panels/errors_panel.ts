import { steadyRange } from '../charts/curve_frame';
import { ValuePlot, valueRange } from '../charts/value_plot';
import { element, setText } from '../controls/element';
import { choiceKey } from '../experiment/choice';
import { chosenDataset } from '../experiment/chosen_dataset';
import type { PageState } from '../state/page_state';
import { type PageContext, type Panel, stopAll } from './context';
import { metricText, suitingMetrics, worstHead, worstRows } from './error_numbers';
import {
  confusionTable,
  type LiveTable,
  metricsTable,
  showConfusion,
  showTexts,
  textTable,
} from './error_tables';
import { samplesMatch } from './output_view';
import { inTargetUnits, metricInUnits, targetUnits } from './target_units';

const PARTS = ['training', 'test'] as const;
type Part = (typeof PARTS)[number];

/** The core names no more samples than these. */
const MOST_WORST = 10;

/** What is shown of one part of the data. */
interface PartView {
  readonly part: Part;
  readonly confusion: LiveTable | null;
  readonly plot: ValuePlot | null;
  readonly worst: LiveTable;
}

/** How good the predictions are and where they are wrong, on training and test data side by side. */
export const errorsPanel: Panel = (host, context) => {
  const { store, texts } = context;
  const note = element('p', { class: 'table-note' });
  let metrics: LiveTable | null = null;
  let parts: readonly PartView[] = [];
  let range: readonly [number, number] | null = null;
  let shape = '';

  const destroyPlots = () => {
    for (const { plot } of parts) plot?.destroy();
  };
  const build = () => {
    const state = store.get();
    const next = shapeOf(state);
    if (next === null || next === shape) return;
    shape = next;
    range = null;
    destroyPlots();
    const names = PARTS.map((part) => texts.get(`page.shelf.errors.${part}`));
    metrics = metricsTable(
      texts,
      suitingMetrics(chosenDataset(state.experiment.data.dataset)),
      names,
    );
    const root = element('div', { class: 'errors' }, [metrics.element]);
    host.replaceChildren(note, root);
    parts = PARTS.flatMap((part) => partView(root, context, part) ?? []);
    fill();
  };
  const fill = () => {
    const { errors, configured, experiment } = store.get();
    if (!metrics || !errors || !configured || errors.run !== configured.run) return;
    if (shapeOf(store.get()) !== shape) return;
    const dataset = chosenDataset(experiment.data.dataset);
    const units = targetUnits(configured.description);
    setText(note, units ? texts.get('page.shelf.errors.inTableUnits', { ...units }) : '');
    showTexts(
      metrics,
      errors.training.metrics.flatMap(({ id, value }, place) =>
        [value, errors.test.metrics[place]?.value ?? Number.NaN].map((each) =>
          metricText(texts, id, metricInUnits(units, id, each)),
        ),
      ),
    );
    const pairs = ({ part }: PartView) => ({
      targets: inTargetUnits(units, configured[part].targets),
      predictions: inTargetUnits(units, errors[part].predictions),
    });
    if (dataset.task === 'regression') range = steadyRange(range, valueRange(parts.map(pairs)));
    for (const view of parts) {
      const { part, confusion, plot, worst } = view;
      const { targets, predictions } = pairs(view);
      if (confusion) showConfusion(texts, confusion, errors[part].confusion);
      if (range) plot?.update({ targets, predictions }, range);
      const shown = { ...errors[part], predictions };
      showTexts(worst, worstRows(texts, dataset, shown, { ...configured[part], targets }).flat());
    }
  };
  return stopAll([
    store.watch((state) => state.configured, build),
    store.watch((state) => state.errors, fill),
    context.onTheme(() => {
      for (const { plot } of parts) plot?.setTheme();
    }),
    destroyPlots,
  ]);
};

/** What the tables are built for; null while the engine's samples are of another dataset. */
function shapeOf(state: PageState): string | null {
  const { configured, experiment } = state;
  if (!configured || !samplesMatch(state)) return null;
  const { trainingCount, testCount } = configured.description;
  return `${choiceKey(experiment.data.dataset)} ${trainingCount} ${testCount}`;
}

/** The place of one part, inside `root`, where a plot can measure itself. */
function partView(root: HTMLElement, { texts, store }: PageContext, part: Part): PartView | null {
  const { configured, experiment } = store.get();
  if (!configured) return null;
  const dataset = chosenDataset(experiment.data.dataset);
  const count = configured[part].targets.length;
  const get = (name: string) => texts.get(`page.shelf.errors.${name}`);
  const section = element('section', { class: 'errors-part' }, [
    element('h2', {}, [get(part)]),
    element('p', { class: 'table-note' }, [
      count === 0
        ? texts.get('page.output.noTestData')
        : texts.get('page.shelf.errors.count', { count }),
    ]),
  ]);
  root.append(section);
  if (count === 0) return null;
  const regression = dataset.task === 'regression';
  const classes = dataset.classes.map((id) => texts.classLabel(id));
  const confusion = regression ? null : confusionTable(texts, classes, get(part));
  if (confusion) section.append(element('h3', {}, [get('confusion')]), confusion.element);
  const plot = regression
    ? new ValuePlot(section, {
        label: `${get(part)}: ${get('plot')}`,
        horizontalName: get('trueValue'),
        verticalName: get('predictedValue'),
        formatNumber: (value) => texts.formatNumber(value),
      })
    : null;
  const worst = textTable(
    `${get('worst')}: ${get(part)}`,
    worstHead(texts, dataset),
    Math.min(MOST_WORST, count),
  );
  section.append(element('h3', {}, [get('worst')]), worst.element);
  return { part, confusion, plot, worst };
}
