import type { OutputView } from '../charts/output_chart';
import { chosenDataset } from '../experiment/chosen_dataset';
import type { PageState } from '../state/page_state';
import type { Texts } from '../text/text';
import { targetUnits } from './target_units';

/** Axes, classes and colours of the output's picture, or null before the engine has answered. */
export function outputView(texts: Texts, state: PageState): OutputView | null {
  const { configured, view } = state;
  const dataset = chosenDataset(state.experiment.data.dataset);
  if (!configured || !samplesMatch(state)) return null;
  const axis = (column: number) => {
    const id = dataset.columns[column] ?? '';
    const [minimum, maximum] = dataset.ranges[column] ?? [0, 1];
    return { name: texts.columnLabel(id), unit: dataset.units[column] ?? '', minimum, maximum };
  };
  const [minimum, maximum] = configured.description.predictionRange;
  const unit = targetUnits(configured.description) ? texts.get('page.output.asFed') : '';
  const target = { name: texts.get('page.output.target'), unit, minimum, maximum };
  return {
    task: dataset.task,
    columnCount: dataset.columns.length,
    horizontalColumn: view.horizontalColumn,
    verticalColumn: view.verticalColumn,
    horizontal: axis(view.horizontalColumn),
    vertical: dataset.columns.length === 1 ? target : axis(view.verticalColumn),
    classes: dataset.classes.map((id) => texts.classLabel(id)),
    predictionRange: configured.description.predictionRange,
  };
}

/** Whether the engine's samples are of the dataset that the controls show: a new one is on its way else. */
export function samplesMatch({ configured, experiment }: PageState): boolean {
  if (!configured) return false;
  const { columns, classes, task } = chosenDataset(experiment.data.dataset);
  const { training, description } = configured;
  const outputs = task === 'multiclass' ? classes.length : 1;
  return (
    description.task === task &&
    description.layers.at(-1)?.units === outputs &&
    training.columns.length === columns.length * training.targets.length
  );
}
