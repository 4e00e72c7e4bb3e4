import { element, setText } from '../controls/element';
import { attachHint } from '../controls/hint';
import type { MetricEntry } from '../experiment/catalog';
import type { Texts } from '../text/text';
import { cell, rowHead, scrollingTable, tableFrame } from './data_tables';
import { sharesOfRows } from './error_numbers';

/** A table whose numbers are set again and again, row after row. */
export interface LiveTable {
  readonly element: HTMLElement;
  readonly cells: readonly HTMLTableCellElement[];
}

/** A row for each metric, a column for each part of the data. */
export function metricsTable(
  texts: Texts,
  metrics: readonly MetricEntry[],
  parts: readonly string[],
): LiveTable {
  const cells: HTMLTableCellElement[] = [];
  const rows = metrics.map((metric) => {
    const numbers = parts.map(() => cell('–'));
    cells.push(...numbers);
    return [metricHead(texts, metric), ...numbers];
  });
  const head = [texts.get('page.shelf.errors.metric'), ...parts];
  return { element: scrollingTable(texts.get('page.shelf.errors.metrics'), head, rows), cells };
}

/** A metric's name, which explains itself as a setting's does. */
function metricHead(texts: Texts, { id, largerIsBetter }: MetricEntry): HTMLTableCellElement {
  const name = element('button', { type: 'button', class: 'term' }, [texts.label('metrics', id)]);
  const head = element('th', { scope: 'row' }, [name]);
  attachHint(name, name, texts.explanation('metrics', id));
  if (!largerIsBetter) {
    head.append(
      element('span', { class: 'term-note' }, [texts.get('page.shelf.errors.smallerIsBetter')]),
    );
  }
  return head;
}

/** With more classes the cells are as narrow as their counts. */
const WIDE_CLASSES = 6;

/** How often each class (row) was predicted as each class (column). */
export function confusionTable(texts: Texts, classes: readonly string[], name: string): LiveTable {
  const get = (key: string) => texts.get(`page.shelf.errors.${key}`);
  const cells: HTMLTableCellElement[] = [];
  const rows = classes.map((label, row) => {
    const counts = classes.map((_, column) => {
      const count = cell('–');
      count.classList.toggle('right', row === column);
      return count;
    });
    cells.push(...counts);
    return element('tr', {}, [rowHead(label), ...counts]);
  });
  const caption = `${get('confusion')}: ${name}`;
  const look = classes.length > WIDE_CLASSES ? 'confusion narrow' : 'confusion';
  const table = element('table', { class: look }, [
    element('caption', { class: 'visually-hidden' }, [caption]),
    element('thead', {}, [
      element('tr', {}, [
        element('th', { scope: 'col', rowspan: 2 }, [get('trueClass')]),
        element('th', { scope: 'colgroup', colspan: classes.length }, [get('predicted')]),
      ]),
      element(
        'tr',
        {},
        classes.map((label) => element('th', { scope: 'col' }, [label])),
      ),
    ]),
    element('tbody', {}, rows),
  ]);
  return { element: tableFrame(caption, table), cells };
}

/** Writes the counts, each shaded by its share of its true class. */
export function showConfusion(texts: Texts, { cells }: LiveTable, counts: Int32Array): void {
  const shares = sharesOfRows(counts, Math.sqrt(counts.length));
  cells.forEach((target, place) => {
    setText(target, texts.formatInteger(counts[place]));
    target.style.setProperty('--share', (shares[place] ?? 0).toFixed(3));
  });
}

/** A table with so many rows of texts, named in their first column. */
export function textTable(caption: string, head: readonly string[], rowCount: number): LiveTable {
  const rows = Array.from({ length: rowCount }, () =>
    head.map((_, column) => (column === 0 ? rowHead('–') : cell('–'))),
  );
  return { element: scrollingTable(caption, head, rows), cells: rows.flat() };
}

/** Writes texts into a table, row after row. */
export function showTexts({ cells }: LiveTable, texts: readonly string[]): void {
  cells.forEach((target, place) => {
    setText(target, texts[place] ?? '');
  });
}
