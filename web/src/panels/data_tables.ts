import { element } from '../controls/element';

/** A table in a frame that scrolls by itself when it is wider than the page. */
export function scrollingTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly HTMLTableCellElement[])[],
): HTMLElement {
  const table = element('table', {}, [
    element('caption', { class: 'visually-hidden' }, [caption]),
    element('thead', {}, [
      element(
        'tr',
        {},
        head.map((title) => element('th', { scope: 'col' }, [title])),
      ),
    ]),
    element(
      'tbody',
      {},
      rows.map((cells) => element('tr', {}, cells)),
    ),
  ]);
  return tableFrame(caption, table);
}

/** The frame in which a table scrolls. */
export function tableFrame(caption: string, table: HTMLTableElement): HTMLElement {
  return element(
    'div',
    { class: 'table-frame', role: 'region', 'aria-label': caption, tabindex: 0 },
    [table],
  );
}

export function cell(text: string): HTMLTableCellElement {
  return element('td', {}, [text]);
}

export function rowHead(text: string): HTMLTableCellElement {
  return element('th', { scope: 'row' }, [text]);
}
