import type { EpochReport } from '../engine/messages';
import type { DatasetEntry } from '../experiment/catalog';
import type { Texts } from '../text/text';

/** A share as percent with four significant digits. */
export function formatPercent(texts: Texts, share: number): string {
  const text = texts.formatNumber(100 * share);
  return Number.isFinite(share) ? `${text}%` : text;
}

/** A column's name with its unit, as a table or menu shows it. */
export function columnTitle(texts: Texts, dataset: DatasetEntry, column: number): string {
  const name = texts.columnLabel(dataset.columns[column] ?? '');
  const unit = dataset.units[column] ?? '';
  return unit === '' ? name : `${name} (${unit})`;
}

/** Where the run stands, in one sentence; '' before the first report. */
export function progressSentence(texts: Texts, report: EpochReport | null): string {
  if (report === null) return '';
  return texts.get('page.live.progress', { epoch: report.epoch, loss: report.trainingLoss });
}
