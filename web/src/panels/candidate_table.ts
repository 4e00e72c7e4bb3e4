import type { ScoreSummary } from '../../../wasm_bindings/selection_module';
import { button } from '../controls/button';
import { findEntry } from '../experiment/catalog';
import { candidatesOf, comparedFamily } from '../experiment/compared_settings';
import type { SettingValue } from '../experiment/with_setting';
import type { ValidationTask } from '../state/selection';
import { fieldLabel } from '../text/field_label';
import { joined } from '../text/joined';
import type { Texts } from '../text/text';
import { cell, rowHead, scrollingTable } from './data_tables';
import { metricText } from './error_numbers';

export interface CandidateTableOptions {
  readonly task: ValidationTask;
  /** Id of the metric in the scores. */
  readonly metric: string;
  readonly showFolds: boolean;
  readonly onUse: (candidate: readonly SettingValue[]) => void;
}

/** A row for each candidate: its values, its scores, and how it did. */
export function candidateTable(texts: Texts, options: CandidateTableOptions): HTMLElement {
  const { task, metric, showFolds } = options;
  const { axes, folds, criterion } = task.options;
  const get = (name: string, values = {}) =>
    texts.get(`page.shelf.selection.cross.${name}`, values);
  const numbers = Array.from({ length: showFolds ? folds : 0 }, (_, fold) => fold);
  const score = criterion === 'loss' ? get('loss') : texts.label('metrics', metric);
  const head = [
    '#',
    ...axes.map(({ path }) => fieldLabel(texts, path)),
    get('loss'),
    texts.label('metrics', metric),
    '',
    ...numbers.map((fold) => joined(texts, 'clauses', [score, get('fold', { number: fold + 1 })])),
    '',
  ];
  const rows = candidatesOf(axes).map((candidate, place) => {
    const scores = task.report?.candidates[place];
    const offset = criterion === 'loss' ? 0 : 1;
    const scoreText = (value: number) =>
      !Number.isFinite(value)
        ? get('diverged')
        : offset === 0
          ? texts.formatNumber(value)
          : metricText(texts, metric, value);
    const cells = [
      rowHead(String(place + 1)),
      ...candidate.map((value, axis) => cell(valueText(texts, axes[axis]?.path ?? '', value))),
      cell(summaryText(texts, scores?.loss, null)),
      cell(summaryText(texts, scores?.metric, metric)),
      cell(markOf(texts, task, place)),
      ...numbers.map((fold) =>
        cell(scores ? scoreText(scores.folds[2 * fold + offset] ?? Number.NaN) : '–'),
      ),
      scores ? useCell(texts, options, candidate) : cell(''),
    ];
    cells[axes.length + 3]?.classList.add('candidate-mark');
    return cells;
  });
  const table = scrollingTable(get('table'), head, rows);
  for (const [place, row] of [...table.querySelectorAll('tbody tr')].entries()) {
    row.classList.toggle('chosen', place === task.report?.oneStandardErrorChoice);
  }
  return table;
}

function useCell(
  texts: Texts,
  { task, onUse }: CandidateTableOptions,
  candidate: readonly SettingValue[],
): HTMLTableCellElement {
  const holder = cell('');
  if (task.status === 'running') return holder;
  const settings = candidateText(texts, task, candidate);
  holder.append(
    button({
      label: texts.get('page.shelf.selection.useRow'),
      name: texts.get('page.shelf.selection.useRowName', { settings }),
      look: 'quiet',
      onPress: () => onUse(candidate),
    }),
  );
  return holder;
}

/** A candidate's settings in words: "Learning rate 0.03, Optimizer Adam". */
export function candidateText(
  texts: Texts,
  { options: { axes } }: ValidationTask,
  candidate: readonly SettingValue[],
): string {
  const settings = axes.map(
    ({ path }, axis) =>
      `${fieldLabel(texts, path)} ${valueText(texts, path, candidate[axis] ?? '')}`,
  );
  return joined(texts, 'clauses', settings);
}

/** A setting's value as it is shown: ids by their names. */
export function valueText(texts: Texts, path: string, value: SettingValue): string {
  if (typeof value === 'number') return texts.formatNumber(value);
  const family = comparedFamily(path);
  return family !== null && findEntry(family, value) ? texts.label(family, value) : value;
}

/** "0.12 ± 0.03", a share metric in per cent; how it is where a fold diverged. */
export function summaryText(
  texts: Texts,
  summary: ScoreSummary | undefined,
  metric: string | null,
): string {
  if (!summary) return '–';
  const format = (value: number, digits: number) => {
    const short = Number(value.toPrecision(digits));
    return metric === null ? texts.formatNumber(short) : metricText(texts, metric, short);
  };
  if (!Number.isFinite(summary.mean)) return texts.get('page.shelf.selection.cross.diverged');
  return `${format(summary.mean, 3)} ± ${format(summary.deviation, 2)}`;
}

function markOf(texts: Texts, { report, status }: ValidationTask, place: number): string {
  if (status === 'running' || !report) return '';
  const isBest = report.best === place;
  const isChosen = report.oneStandardErrorChoice === place;
  const name = isBest && isChosen ? 'bestAndChosen' : isBest ? 'best' : isChosen ? 'chosen' : null;
  return name === null ? '' : texts.get(`page.shelf.selection.cross.${name}`);
}
