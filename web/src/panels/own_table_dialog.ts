import type { TableRequest } from '../../../wasm_bindings/own_table_types';
import { button } from '../controls/button';
import { element, setShown, setText, uniqueId } from '../controls/element';
import { type SelectOption, selectField } from '../controls/select_field';
import { ownTable } from '../experiment/own_table';
import {
  looksLikeClasses,
  parseTable,
  type TableColumns,
  TableTextError,
  tableText,
  textColumns,
} from '../experiment/table_text';
import { joined } from '../text/joined';
import { tableRefusal } from '../text/table_refusal';
import type { Texts } from '../text/text';
import type { PageContext } from './context';

const scalings = ['standardize', 'minMax', 'none'] as const;

/** Fills the window in which the reader brings a table. */
export function fillOwnTableDialog(dialog: HTMLDialogElement, context: PageContext): void {
  dialog.setAttribute('aria-label', context.texts.get('page.ownTable.title'));
  dialog.replaceChildren(...form(context, () => dialog.close()));
}

function form({ texts, actions }: PageContext, close: () => void): readonly HTMLElement[] {
  const words = (key: string) => texts.get(`page.ownTable.${key}`);
  let columns: TableColumns | null = null;
  let target = 0;
  let classes = true;
  const held = ownTable();
  let scaling: TableRequest['scaling'] = held?.scaling ?? 'standardize';
  let fillMissing = held?.fillMissing ?? true;

  const text = element('textarea', {
    id: uniqueId('table'),
    rows: 8,
    spellcheck: 'false',
    wrap: 'off',
    placeholder: words('example'),
  });
  const file = element('input', {
    type: 'file',
    id: uniqueId('file'),
    accept: '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain',
  });
  const counts = element('p', { class: 'own-table-counts', role: 'status' });
  const readAsTexts = element('p', { class: 'own-table-texts', hidden: true });
  const message = element('p', { class: 'own-table-message', role: 'alert', hidden: true });
  const say = (sentence: string) => {
    setText(message, sentence);
    setShown(message, sentence !== '');
  };

  const options = (name: string, ids: readonly string[]): SelectOption[] =>
    ids.map((value) => ({ value, label: words(`${name}.${value}`) }));
  const kind = selectField({
    label: words('kind.label'),
    options: options('kind', ['classes', 'numbers']),
    value: 'classes',
    onChange: (value) => {
      classes = value === 'classes';
    },
  });
  const targetMenu = selectField({
    label: words('target'),
    options: [],
    value: '0',
    onChange: (value) => chooseTarget(Number(value)),
  });
  const chooseTarget = (column: number) => {
    target = column;
    const cells = columns?.[column]?.cells ?? [];
    classes = looksLikeClasses(cells);
    kind.set(classes ? 'classes' : 'numbers');
    const areTexts = cells.some((cell) => typeof cell === 'string');
    kind.setDisabled(areTexts ? words('kind.texts') : '');
  };
  const scalingMenu = selectField({
    label: words('scaling.label'),
    hint: words('scaling.hint'),
    options: options('scaling', scalings),
    value: scaling,
    onChange: (value) => {
      scaling = scalings.find((id) => id === value) ?? 'standardize';
    },
  });
  const missingMenu = selectField({
    label: words('missing.label'),
    options: options('missing', ['fill', 'leaveOut']),
    value: fillMissing ? 'fill' : 'leaveOut',
    onChange: (value) => {
      fillMissing = value === 'fill';
    },
  });
  const choices = element('div', { class: 'own-table-choices', hidden: true }, [
    targetMenu.element,
    kind.element,
    scalingMenu.element,
    missingMenu.element,
  ]);
  const use = button({ label: words('use'), look: 'filled', onPress: () => void send() });
  use.disabled = true;

  const read = () => {
    columns = null;
    say('');
    try {
      if (text.value.trim() !== '') columns = parseTable(text.value);
    } catch (error) {
      if (!(error instanceof TableTextError)) throw error;
      say(texts.get(`page.ownTable.refusals.${error.key}`, error.values));
    }
    const rows = columns?.[0]?.cells.length ?? 0;
    setText(
      counts,
      columns === null ? '' : texts.get('page.ownTable.counts', { rows, columns: columns.length }),
    );
    const sentence = columns === null ? '' : textsSentence(texts, columns);
    setText(readAsTexts, sentence);
    setShown(readAsTexts, sentence !== '');
    setShown(choices, columns !== null);
    use.disabled = columns === null;
    if (columns === null) return;
    targetMenu.setOptions(
      columns.map(({ name }, index) => ({ value: String(index), label: name })),
    );
    const last = columns.length - 1;
    targetMenu.set(String(last));
    chooseTarget(last);
  };
  text.addEventListener('input', read);
  file.addEventListener('change', async () => {
    text.value = (await file.files?.[0]?.text()) ?? '';
    read();
  });

  // The table that was used last is offered again, as it was.
  if (held !== null) {
    text.value = tableText(held.columns);
    read();
    targetMenu.set(String(held.target));
    chooseTarget(held.target);
    classes = held.classes;
    kind.set(classes ? 'classes' : 'numbers');
  }

  const send = async () => {
    if (columns === null) return;
    use.disabled = true;
    const refusal = await actions.useTable({ columns, target, classes, scaling, fillMissing });
    use.disabled = false;
    if (refusal === '') close();
    else say(tableRefusal(texts, refusal));
  };

  return [
    element('h2', {}, [words('title')]),
    element('p', {}, [words('how')]),
    element('label', { for: text.id }, [words('text')]),
    text,
    element('label', { for: file.id }, [words('file')]),
    file,
    counts,
    readAsTexts,
    choices,
    message,
    element('p', { class: 'own-table-note' }, [words('private')]),
    element('div', { class: 'own-table-buttons' }, [
      use,
      button({ label: words('cancel'), onPress: close }),
    ]),
  ];
}

/** Which columns were read as texts, as a number with a slip makes a text of its whole column. */
function textsSentence(texts: Texts, columns: TableColumns): string {
  const found = textColumns(columns).map(({ name, different, oddOne }) => {
    const key = oddOne === null ? 'column' : 'columnWithOddOne';
    const values = { name, different, cell: oddOne ?? '' };
    return texts.get(`page.ownTable.readAsTexts.${key}`, values);
  });
  if (found.length === 0) return '';
  const list = joined(texts, 'items', found);
  return texts.get('page.ownTable.readAsTexts.sentence', { columns: list });
}
