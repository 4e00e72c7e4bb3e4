import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { numberField } from '../controls/number_field';
import type { NumberRange } from '../controls/slider_stops';
import { isSelecting, type SelectionTask } from '../state/selection';
import type { Stop } from '../state/store';
import { coreErrorText, engineErrorText } from '../text/core_errors';
import type { PageContext } from './context';

/** Runs, cancels, and says how far it is and how it ended. */
export function selectionBar(
  context: PageContext,
  kind: 'rates' | 'validation',
  run: () => void,
): { readonly element: HTMLElement; readonly stop: Stop } {
  const { store, texts, actions } = context;
  const get = (name: string) => texts.get(`page.shelf.selection.${name}`);
  const start = button({ label: get('run'), look: 'filled', onPress: run });
  const cancel = button({ label: get('cancel'), onPress: () => actions.cancelSelection() });
  const progress = element('progress', { max: 1, 'aria-label': get('progress') });
  const share = element('span', { class: 'selection-share' });
  const note = element('p', { class: 'table-note', role: 'status' });
  const stop = store.watch(
    (state) => state.selection,
    (selection) => {
      const task = selection[kind];
      const running = task?.status === 'running';
      start.disabled = isSelecting(selection);
      for (const part of [cancel, progress, share]) setShown(part, running);
      progress.value = task?.share ?? 0;
      setText(share, `${Math.floor(100 * (task?.share ?? 0))}%`);
      setText(note, noteOf(context, task));
    },
  );
  const bar = element('div', { class: 'selection-bar' }, [start, cancel, progress, share]);
  return { element: element('div', { class: 'selection-run' }, [bar, note]), stop };
}

function noteOf({ texts }: PageContext, task: SelectionTask<unknown, unknown> | null): string {
  if (task?.status === 'ended') return texts.get('page.shelf.selection.ended');
  if (task?.error) {
    const { kind, message } = task.error;
    return kind === 'configuration'
      ? coreErrorText(texts, message)
      : engineErrorText(texts, task.error);
  }
  return texts.get('page.shelf.selection.paused');
}

/** A number of the panel's own, named under `settings`. */
export function optionField(
  { texts }: PageContext,
  options: {
    readonly path: string;
    readonly range: NumberRange;
    readonly value: number;
    readonly onChange: (value: number) => void;
  },
): HTMLElement {
  const { path, range, value, onChange } = options;
  const limits = {
    minimum: texts.formatLimit(range.minimum),
    maximum: texts.formatLimit(range.maximum),
  };
  const refusalKey = range.scale === 'integer' ? 'notWhole' : 'notAllowed';
  return numberField({
    label: texts.settingLabel(path),
    hint: texts.get('page.fields.hint', { explanation: texts.settingExplanation(path), ...limits }),
    range,
    slider: false,
    value,
    onChange,
    refusal: (entry) => texts.get(`page.fields.${refusalKey}`, { value: entry, ...limits }),
  }).element;
}
