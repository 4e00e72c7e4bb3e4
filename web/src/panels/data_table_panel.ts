import { element } from '../controls/element';
import { chosenDataset } from '../experiment/chosen_dataset';
import { joined } from '../text/joined';
import { type PageContext, type Panel, stopAll } from './context';
import { cell, rowHead, scrollingTable } from './data_tables';
import { columnTitle } from './formats';
import { samplesMatch } from './output_view';
import { inTargetUnits, targetUnits } from './target_units';

/** A look at the data needs no more rows. */
const ROWS = 20;
/** More columns than this are cut to the first few. */
const MOST_COLUMNS = 100;
const COLUMNS = 16;

/** The first samples of the training data as numbers. */
export const dataTablePanel: Panel = (host, context) => {
  const { store, texts } = context;
  const show = () => {
    const state = store.get();
    const { configured } = state;
    if (!configured || !samplesMatch(state)) return;
    const { trainingCount, testCount, omittedRows } = configured.description;
    const counts = texts.get('page.shelf.dataTable.counts', {
      training: trainingCount,
      test: testCount,
    });
    const omitted = texts.get('page.shelf.dataTable.omitted', { count: omittedRows });
    const shown = Math.min(ROWS, trainingCount);
    const columns = chosenDataset(state.experiment.data.dataset).columns.length;
    const cut = texts.get('page.shelf.dataTable.firstColumns', {
      shown: shownColumns(columns),
      count: columns,
    });
    const sentences = [
      counts,
      omittedRows > 0 ? omitted : '',
      shownColumns(columns) < columns ? cut : '',
    ];
    host.replaceChildren(
      element('p', {}, [joined(texts, 'sentences', sentences)]),
      table(context, shown),
    );
  };
  return stopAll([store.watch((state) => state.configured, show)]);
};

/** How many of so many columns the table shows. */
export function shownColumns(count: number): number {
  return count > MOST_COLUMNS ? COLUMNS : count;
}

function table({ store, texts }: PageContext, shown: number): HTMLElement {
  const { configured, experiment } = store.get();
  const dataset = chosenDataset(experiment.data.dataset);
  const columns = configured?.training.columns ?? new Float32Array();
  const units = configured ? targetUnits(configured.description) : null;
  const targets = inTargetUnits(units, configured?.training.targets ?? new Float32Array());
  const width = dataset.columns.length;
  const shownIds = dataset.columns.slice(0, shownColumns(width));
  const targetName = texts.get(
    dataset.task === 'regression' ? 'page.output.target' : 'page.output.class',
  );
  const target = (value: number) =>
    dataset.task === 'regression'
      ? texts.formatNumber(value)
      : texts.classLabel(dataset.classes[value] ?? '');
  const rows = Array.from({ length: shown }, (_, sample) => [
    rowHead(String(sample + 1)),
    ...shownIds.map((_, column) =>
      cell(texts.formatNumber(columns[sample * width + column] ?? Number.NaN)),
    ),
    cell(target(targets[sample] ?? Number.NaN)),
  ]);
  const head = [
    '#',
    ...shownIds.map((_, column) => columnTitle(texts, dataset, column)),
    targetName,
  ];
  return scrollingTable(texts.get('page.shelf.dataTable.caption', { count: shown }), head, rows);
}
