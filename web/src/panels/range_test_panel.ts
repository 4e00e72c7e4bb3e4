import { RateChart } from '../charts/rate_chart';
import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { withTraining } from '../experiment/adapt';
import { setting } from '../experiment/catalog';
import type { RateTask, SelectionForm } from '../state/selection';
import type { Texts } from '../text/text';
import { type Panel, stopAll } from './context';
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
  const { minimum, maximum } = setting('training.learningRate');
  const rates = { minimum, maximum, scale: 'logarithmic' } as const;
  const fields = element('div', { class: 'settings-row' }, [
    optionField(context, {
      path: 'rangeTest.lowestRate',
      range: { ...rates, maximum: maximum / (2 * LEAST_RATIO) },
      value: form().lowestRate,
      onChange: (lowestRate) => prepare({ lowestRate }),
    }),
    optionField(context, {
      path: 'rangeTest.highestRate',
      range: { ...rates, minimum: minimum * 2 * LEAST_RATIO },
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
  return stopAll([
    bar.stop,
    store.watch((state) => state.selection.rates, show),
    context.onTheme(() => chart?.setTheme()),
    () => chart?.destroy(),
  ]);
};

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
  return texts.language === 'zh-Hans' ? `${suggestion}${end}` : `${suggestion} ${end}`;
}
