import { RateChart } from '../charts/rate_chart';
import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { withTraining } from '../experiment/adapt';
import { setting } from '../experiment/catalog';
import { differOnlyIn } from '../experiment/compared_settings';
import type { Experiment } from '../experiment/experiment';
import { isOfEarlierTable, type RateTask, type SelectionForm } from '../state/selection';
import { joined } from '../text/joined';
import type { Texts } from '../text/text';
import { type Panel, stopAll, watchExperiment } from './context';
import { optionField, selectionBar } from './selection_bar';

/** The core wants the ends of the range further apart than this factor. */
const LEAST_RATIO = 1.5;
const STEPS = { minimum: 10, maximum: 1000, scale: 'integer' } as const;

/** Which learning rates the network stands, as a curve with the suggestion marked. */
export const rangeTestPanel: Panel = (host, context) => {
  const { store, texts, actions } = context;
  const get = (name: string) => texts.get(`page.shelf.selection.rate.${name}`);
  const form = () => store.get().selection.form.rates;
  const prepare = (change: Partial<SelectionForm['rates']>) =>
    actions.prepareSelection({ rates: { ...form(), ...change } });
  const ranges = rateRanges();
  const fields = element('div', { class: 'settings-row' }, [
    optionField(context, {
      path: 'rangeTest.lowestRate',
      range: ranges.lowest,
      value: form().lowestRate,
      onChange: (lowestRate) => prepare({ lowestRate }),
    }),
    optionField(context, {
      path: 'rangeTest.highestRate',
      range: ranges.highest,
      value: form().highestRate,
      onChange: (highestRate) => prepare({ highestRate }),
    }),
    optionField(context, {
      path: 'rangeTest.steps',
      range: STEPS,
      value: form().steps,
      onChange: (steps) => prepare({ steps }),
    }),
  ]);
  const bar = selectionBar(context, 'rates', () => actions.testRates());
  const chartHost = element('div', { class: 'selection-chart', hidden: true });
  const finding = element('p', { class: 'selection-finding' });
  const stale = element('p', { class: 'table-note' });
  const use = button({
    label: get('use'),
    look: 'filled',
    onPress: () => {
      const rate = suggestedRate(store.get().selection.rates);
      if (rate !== null)
        actions.change((experiment) => withTraining(experiment, { learningRate: rate }));
    },
  });
  host.replaceChildren(
    element('p', { class: 'selection-about' }, [get('about')]),
    fields,
    bar.element,
    chartHost,
    finding,
    use,
    stale,
  );
  let chart: RateChart | null = null;
  const show = (task: RateTask | null) => {
    const report = task?.report ?? null;
    setShown(chartHost, report !== null);
    setShown(use, task?.status !== 'running' && suggestedRate(task) !== null);
    setText(finding, task?.status === 'finished' ? findingText(texts, task) : '');
    if (!task || !report) return;
    chart ??= new RateChart(chartHost, {
      label: get('chart'),
      rate: texts.settingLabel('training.learningRate'),
      loss: get('lossAxis'),
      suggestion: get('suggestion'),
      divergence: get('divergence'),
      formatNumber: (value) => texts.formatNumber(value),
    });
    const { lowestRate, highestRate } = task.options;
    chart.update({ ...report, lowestRate, highestRate, suggestedRate: suggestedRate(task) });
  };
  const showStale = () => {
    const { selection, experiment } = store.get();
    const isStale = isOfEarlierSettings(selection.rates, experiment);
    setText(stale, isStale ? texts.get('page.shelf.selection.elsewhere') : '');
  };
  return stopAll([
    bar.stop,
    store.watch((state) => state.selection.rates, show),
    store.watch((state) => state.selection.rates, showStale),
    watchExperiment(context, showStale),
    context.onTheme(() => chart?.setTheme()),
    () => chart?.destroy(),
  ]);
};

/** Ends that leave room between them, in round numbers. */
export function rateRanges() {
  const { minimum, maximum } = setting('training.learningRate');
  const apart = 2 * LEAST_RATIO;
  const range = { minimum, maximum, scale: 'logarithmic' } as const;
  return {
    lowest: { ...range, maximum: Number((maximum / apart).toPrecision(2)) },
    highest: { ...range, minimum: Number((minimum * apart).toPrecision(2)) },
  };
}

/** Whether settings have changed since the test; the learning rate, which it tries, may. */
export function isOfEarlierSettings(task: RateTask | null, experiment: Experiment): boolean {
  const tried = [
    { path: 'training.learningRate', values: [setting('training.learningRate').minimum] },
  ];
  if (task?.report == null) return false;
  return isOfEarlierTable(task) || !differOnlyIn(tried, task.experiment, experiment);
}

/** The suggestion to two digits, as nobody needs more. */
export function suggestedRate(task: RateTask | null): number | null {
  const rate = task?.report?.tenthOfLeastRate ?? null;
  return rate === null ? null : Number(rate.toPrecision(2));
}

/** What the test has found, in a sentence or two. */
export function findingText(texts: Texts, task: RateTask): string {
  const get = (name: string, values = {}) => texts.get(`page.shelf.selection.rate.${name}`, values);
  const rate = suggestedRate(task);
  const divergence = task.report?.divergenceRate ?? null;
  const twoDigits = (value: number) => Number(value.toPrecision(2));
  const suggestion =
    rate === null ? get('noFall') : get('suggested', { rate, least: twoDigits(10 * rate) });
  const end =
    divergence === null
      ? get('noDivergence', { highest: task.options.highestRate })
      : get('diverged', { rate: twoDigits(divergence) });
  return joined(texts, 'sentences', [suggestion, end]);
}
