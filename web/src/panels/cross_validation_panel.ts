import { CandidateChart, hasEdgeMarks } from '../charts/candidate_chart';
import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { selectField } from '../controls/select_field';
import { toggle } from '../controls/toggle';
import { datasetEntry, findEntry } from '../experiment/catalog';
import { candidatesOf, differOnlyIn, withCandidate } from '../experiment/compared_settings';
import type { Experiment } from '../experiment/experiment';
import type { SettingValue } from '../experiment/with_setting';
import { isOfEarlierTable, type SelectionForm, type ValidationTask } from '../state/selection';
import { fieldLabel } from '../text/field_label';
import { joined } from '../text/joined';
import type { Texts } from '../text/text';
import { axesEditor } from './axes_editor';
import { candidateTable, valueText } from './candidate_table';
import { type PageContext, type Panel, stopAll, watchExperiment } from './context';
import { optionField, selectionBar } from './selection_bar';

const FOLDS = { minimum: 2, maximum: 10, scale: 'integer' } as const;
const EPOCHS = { minimum: 1, maximum: 10_000, scale: 'integer' } as const;

/** Which of several settings do best on samples held out, fold by fold. */
export const crossValidationPanel: Panel = (host, context) => {
  const { store, texts, actions } = context;
  const get = (name: string) => texts.get(`page.shelf.selection.cross.${name}`);
  const form = () => store.get().selection.form.validation;
  const prepare = (change: Partial<SelectionForm['validation']>) =>
    actions.prepareSelection({ validation: { ...form(), ...change } });
  const stratified = toggle({
    label: texts.settingLabel('selection.stratified'),
    hint: texts.settingExplanation('selection.stratified'),
    look: 'check',
    value: form().stratified,
    onChange: (on) => prepare({ stratified: on }),
  });
  const metricName = () => texts.label('metrics', metricOf(context));
  const criteria = () => [
    { value: 'loss', label: get('loss') },
    { value: 'metric', label: metricName() },
  ];
  const criterion = selectField({
    label: texts.settingLabel('selection.criterion'),
    hint: texts.settingExplanation('selection.criterion'),
    options: criteria(),
    value: form().criterion,
    onChange: (value) => prepare({ criterion: value === 'metric' ? 'metric' : 'loss' }),
  });
  const fields = element('div', { class: 'settings-row' }, [
    optionField(context, {
      path: 'selection.folds',
      range: FOLDS,
      value: form().folds,
      onChange: (folds) => prepare({ folds }),
    }),
    optionField(context, {
      path: 'selection.epochs',
      range: EPOCHS,
      value: form().epochs,
      onChange: (epochs) => prepare({ epochs }),
    }),
    criterion.element,
    stratified.element,
  ]);
  const axes = axesEditor(context);
  const amount = element('p', { class: 'table-note' });
  const bar = selectionBar(context, 'validation', () => actions.crossValidate());
  const results = crossValidationResults(context);
  host.replaceChildren(
    element('p', { class: 'selection-about' }, [get('about')]),
    fields,
    axes.element,
    amount,
    bar.element,
    results.element,
  );
  return stopAll([
    axes.stop,
    bar.stop,
    results.stop,
    store.watch(
      (state) => state.selection.form.validation,
      (options) => setText(amount, amountText(texts, options)),
    ),
    store.watch(
      (state) => state.configured,
      () => criterion.setOptions(criteria()),
    ),
    watchExperiment(context, ({ data }) => {
      setShown(stratified.element, datasetEntry(data.dataset.id).task !== 'regression');
    }),
  ]);
};

function metricOf({ store }: PageContext): string {
  return store.get().configured?.description.metric ?? 'accuracy';
}

function amountText(texts: Texts, { axes, folds, epochs }: SelectionForm['validation']): string {
  const candidates = candidatesOf(axes).length;
  const trainings = candidates * folds;
  return texts.get('page.shelf.selection.cross.amount', { candidates, folds, trainings, epochs });
}

/** Chart, sentence and table of what was found. */
function crossValidationResults(context: PageContext) {
  const { store, texts, actions } = context;
  const get = (name: string, values = {}) =>
    texts.get(`page.shelf.selection.cross.${name}`, values);
  const chartHost = element('div', { class: 'selection-chart' });
  const finding = element('p', { class: 'selection-finding' });
  const stale = element('p', { class: 'table-note' });
  const tableHost = element('div', { class: 'candidate-table' });
  const apply = (candidate: readonly SettingValue[]) => {
    const task = store.get().selection.validation;
    if (task)
      actions.change((experiment) => withCandidate(experiment, task.options.axes, candidate));
  };
  const beyond = element('p', { class: 'table-note' }, [get('beyond')]);
  const use = button({
    label: texts.get('page.shelf.selection.use'),
    look: 'filled',
    onPress: () => {
      const task = store.get().selection.validation;
      const chosen = task && chosenCandidate(task);
      if (chosen) apply(chosen);
    },
  });
  const showFolds = toggle({
    label: get('showFolds'),
    look: 'check',
    value: store.get().selection.form.showFolds,
    onChange: (on) => actions.prepareSelection({ showFolds: on }),
  });
  const root = element('div', { class: 'selection-results' }, [
    chartHost,
    element('div', { class: 'selection-words' }, [finding, use, stale, beyond]),
    showFolds.element,
    tableHost,
  ]);
  let chart: CandidateChart | null = null;
  let chartOf: object | null = null;
  let drawn = '';
  const show = () => {
    const { selection } = store.get();
    const task = selection.validation;
    setShown(root, task !== null && task.report !== null);
    if (!task?.report) return;
    const { report, options, status } = task;
    const isUsable = status !== 'running' && chosenCandidate(task) !== null;
    setShown(use, isUsable);
    setText(finding, status === 'running' ? '' : findingText(texts, task));
    const key = JSON.stringify([report.candidates.length, status, selection.form.showFolds]);
    if (key === drawn && chartOf === options) return;
    drawn = key;
    if (chartOf !== options) {
      chart?.destroy();
      chart = null;
    }
    chartOf = options;
    const metric = metricFor(context, task);
    tableHost.replaceChildren(
      candidateTable(texts, {
        task,
        metric,
        showFolds: selection.form.showFolds,
        onUse: apply,
      }),
    );
    const isLoss = options.criterion === 'loss';
    chart ??= new CandidateChart(chartHost, {
      label: get('chart'),
      candidate:
        options.axes.length === 1
          ? fieldLabel(texts, options.axes[0]?.path ?? '')
          : get('candidate'),
      score: isLoss ? get('loss') : texts.label('metrics', metric),
      formatNumber: (value) => texts.formatNumber(value),
    });
    const done = status !== 'running';
    const view = {
      candidates: candidatesOf(options.axes).map((candidate, place) => {
        const scores = report.candidates[place]?.[isLoss ? 'loss' : 'metric'];
        const [axis] = options.axes;
        const only = options.axes.length === 1 && axis ? axis.path : null;
        const label = only ? valueText(texts, only, candidate[0] ?? '') : String(place + 1);
        return {
          label,
          mean: scores?.mean ?? Number.NaN,
          standardError: scores?.standardError ?? Number.NaN,
        };
      }),
      best: done ? report.best : null,
      chosen: done ? report.oneStandardErrorChoice : null,
      largerIsBetter: !isLoss && (findEntry('metrics', metric)?.largerIsBetter ?? true),
    };
    chart.update(view);
    setShown(beyond, hasEdgeMarks(view));
  };
  const showStale = () => {
    const { selection, experiment } = store.get();
    const task = selection.validation;
    const isStale = task !== null && isOfEarlierCandidates(task, experiment);
    setText(stale, isStale ? texts.get('page.shelf.selection.elsewhere') : '');
  };
  const stop = stopAll([
    store.watch((state) => state.selection, show),
    store.watch((state) => state.selection.validation?.experiment, showStale),
    watchExperiment(context, showStale),
    context.onTheme(() => chart?.setTheme()),
    () => chart?.destroy(),
  ]);
  return { element: root, stop };
}

/** The main metric of the task that was scored. */
/** Whether settings or data have changed since the comparison; those on the axes may. */
export function isOfEarlierCandidates(task: ValidationTask, experiment: Experiment): boolean {
  return isOfEarlierTable(task) || !differOnlyIn(task.options.axes, task.experiment, experiment);
}

function metricFor(context: PageContext, { experiment }: ValidationTask): string {
  const now = context.store.get().experiment;
  const taskOf = (id: string) => datasetEntry(id).task;
  const same = taskOf(now.data.dataset.id) === taskOf(experiment.data.dataset.id);
  if (same) return metricOf(context);
  return taskOf(experiment.data.dataset.id) === 'regression' ? 'r2' : 'accuracy';
}

function chosenCandidate(task: ValidationTask): readonly SettingValue[] | null {
  const place = task.report?.oneStandardErrorChoice ?? null;
  return place === null ? null : (candidatesOf(task.options.axes)[place] ?? null);
}

/** Which candidate is best, which is suggested, and why. */
export function findingText(texts: Texts, { report, options }: ValidationTask): string {
  const get = (name: string, values = {}) =>
    texts.get(`page.shelf.selection.cross.${name}`, values);
  if (!report || report.candidates.length === 0) return '';
  if (report.best === null || report.oneStandardErrorChoice === null) return get('allDiverged');
  const values = { best: report.best + 1, chosen: report.oneStandardErrorChoice + 1 };
  const explanation = get(
    report.best === report.oneStandardErrorChoice ? 'explanationSame' : 'explanation',
    values,
  );
  const [ran, all] = [report.candidates.length, candidatesOf(options.axes).length];
  const partly = ran === all ? '' : get('partly', { ran, all });
  return joined(texts, 'sentences', [partly, explanation]);
}
