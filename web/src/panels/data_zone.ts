import { element, setShown, setText } from '../controls/element';
import { radioGroup } from '../controls/radio_group';
import { toggle } from '../controls/toggle';
import { withData, withDataset, withFeature, withTraining } from '../experiment/adapt';
import {
  datasetEntry,
  entries,
  offeredFeatures,
  requireEntry,
  type Task,
} from '../experiment/catalog';
import { choiceKey } from '../experiment/choice';
import { chosenDataset } from '../experiment/chosen_dataset';
import type { Experiment } from '../experiment/experiment';
import type { PageState } from '../state/page_state';
import { datasetChoice } from './choices';
import { type PageContext, type Panel, stopAll, watchExperiment } from './context';
import { datasetThumbnails } from './dataset_thumbnails';
import { hyperparameterFields } from './hyperparameter_fields';
import { ownTableOpener, ownTableReport } from './own_table_part';
import { settingField } from './setting_fields';
import { zoneTitle } from './zone_title';

/** Groups of the menu, in its order. */
const tasks: readonly Task[] = ['binary', 'multiclass', 'regression'];

/** Which data, how much of it, and what of it the network is fed. */
export const dataZone: Panel = (host, context) => {
  const { texts } = context;
  const thumbnails = datasetThumbnails(context);
  const datasets = radioGroup({
    label: texts.get('page.data.dataset'),
    groups: tasks.map((id) => ({ id, label: texts.get(`page.data.groups.${id}`) })),
    choices: entries('datasets').map(({ id, task }) => ({
      value: id,
      group: task,
      label: texts.label('datasets', id),
      picture: thumbnails.canvas(id),
    })),
    value: context.store.get().experiment.data.dataset.id,
    onChange: (id) => context.actions.change((experiment) => withDataset(experiment, id)),
    onGroup: (group) => {
      const task = tasks.find((id) => id === group);
      if (task) context.showThumbnails(task);
      thumbnails.draw();
    },
  });
  context.showThumbnails(chosenTask(context));
  const chosen = element('p', { class: 'chosen-dataset' });
  const fetching = element('p', { class: 'fetching', role: 'status' });
  const report = ownTableReport(context);
  const inputs = inputToggles(context);
  setShown(inputs.element, !context.hidden.has('features'));
  const fields = numberFields(context);
  const hyperparameters = hyperparameterFields(context, datasetChoice, { slider: true });
  host.replaceChildren(
    zoneTitle(texts.get('page.data.title'), [chosen]),
    datasets.element,
    fetching,
    ownTableOpener(context),
    report.element,
    inputs.element,
    element('div', { class: 'data-fields' }, [hyperparameters.element, ...fields.elements]),
  );
  return stopAll([
    thumbnails.stop,
    report.stop,
    inputs.stop,
    fields.stop,
    hyperparameters.stop,
    context.store.watch(
      (state) => state.fetching,
      (dataset) => {
        setShown(fetching, dataset !== null);
        const label = dataset === null ? '' : texts.label('datasets', dataset);
        setText(fetching, texts.get('page.data.fetching', { dataset: label }));
      },
    ),
    watchExperiment(context, ({ data }) => {
      datasets.set(data.dataset.id);
      chosen.textContent = texts.label('datasets', data.dataset.id);
    }),
  ]);
};

function chosenTask(context: PageContext): Task {
  return chosenDataset(context.store.get().experiment.data.dataset).task;
}

/** Noise, samples, test share and batch size. */
function numberFields(context: PageContext) {
  const { texts } = context;
  const dataField = (name: 'noise' | 'testShare') =>
    settingField(context, `data.${name}`, {
      slider: true,
      get: (experiment) => experiment.data[name],
      set: (experiment, value) => withData(experiment, { [name]: value }),
    });
  const noise = dataField('noise');
  const samples = settingField(context, 'data.sampleCount', {
    slider: true,
    get: sampleCountOf,
    set: (experiment, sampleCount) => withData(experiment, { sampleCount }),
  });
  const testShare = dataField('testShare');
  const batch = settingField(context, 'training.batchSize', {
    slider: true,
    get: (experiment) => experiment.training.batchSize,
    set: (experiment, batchSize) => withTraining(experiment, { batchSize }),
  });
  const all = [noise, samples, testShare, batch];
  const stopReasons = watchExperiment(context, ({ data }) => {
    const { hasNoise, fixedSize, defaultSamples } = datasetEntry(data.dataset.id);
    noise.field.setDisabled(hasNoise ? '' : texts.get('page.data.noNoise'));
    samples.field.setDisabled(
      fixedSize ? texts.get('page.data.fixedSize', { count: defaultSamples }) : '',
    );
  });
  const stopRemark = context.store.watch(fullBatchOf, (count) =>
    batch.field.setRemark(count === 0 ? '' : texts.get('page.data.fullBatch', { count })),
  );
  const stopNeed = context.store.watch(fullBatchOnly, (optimizer) => {
    const label = optimizer === '' ? '' : texts.label('optimizers', optimizer);
    const reason = texts.get('page.data.fullBatchOnly', { optimizer: label });
    batch.field.setDisabled(optimizer === '' ? '' : reason);
  });
  return {
    elements: all.map((field) => field.element),
    stop: stopAll([stopReasons, stopRemark, stopNeed, ...all.map((field) => field.stop)]),
  };
}

/** A table has the samples it has, whatever the experiment asks for. */
function sampleCountOf({ data }: Experiment): number {
  const { fixedSize, defaultSamples } = datasetEntry(data.dataset.id);
  return fixedSize ? defaultSamples : data.sampleCount;
}

/** The number of training samples where each batch holds them all, else 0. */
function fullBatchOf({ configured, experiment }: PageState): number {
  const count = configured?.description.trainingCount ?? 0;
  return experiment.training.batchSize >= count ? count : 0;
}

/** The optimizer's id where it allows the full batch alone, else ''. */
function fullBatchOnly({ experiment }: PageState): string {
  const { id } = experiment.training.optimizer;
  return requireEntry('optimizers', id).fullBatchOnly ? id : '';
}

/** One chip per input the dataset offers; the last one stays. */
function inputToggles(context: PageContext) {
  const { texts, actions, store } = context;
  const host = element('div', {
    class: 'chips',
    role: 'group',
    'aria-label': texts.get('page.data.inputs'),
  });
  const title = element('h3', {}, [texts.get('page.data.inputs')]);
  const whole = element('p', { class: 'whole-inputs' });
  let chips: { id: string; toggle: ReturnType<typeof toggle> }[] = [];
  const show = ({ data }: Experiment) => {
    for (const chip of chips) {
      const on = data.features.includes(chip.id);
      chip.toggle.set(on);
      const last = on && data.features.length === 1;
      chip.toggle.setDisabled(last ? texts.get('page.data.lastInput') : '');
    }
  };
  const stopDataset = store.watch(
    (state) => choiceKey(state.experiment.data.dataset),
    () => {
      const dataset = chosenDataset(store.get().experiment.data.dataset);
      const offered = offeredFeatures(dataset);
      const chosen = store.get().experiment.data.features;
      chips = offered.map((id) => ({
        id,
        toggle: toggle({
          label: texts.inputLabel(id),
          hint: texts.later(() => texts.inputExplanation(id)),
          look: 'chip',
          value: chosen.includes(id),
          onChange: (on) => actions.change((experiment) => withFeature(experiment, id, on)),
        }),
      }));
      host.replaceChildren(...chips.map((chip) => chip.toggle.element));
      setShown(host, offered.length > 0);
      setShown(whole, offered.length === 0);
      setText(whole, texts.get('page.data.wholeInputs', { count: dataset.columns.length }));
    },
  );
  const stopExperiment = watchExperiment(context, show);
  return {
    element: element('div', { class: 'inputs' }, [title, host, whole]),
    stop: stopAll([stopDataset, stopExperiment]),
  };
}
