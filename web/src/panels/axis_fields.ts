import { element } from '../controls/element';
import { listField } from '../controls/list_field';
import { selectField } from '../controls/select_field';
import { toggle } from '../controls/toggle';
import {
  type ComparedSetting,
  type ComparedValues,
  comparedSettings,
  MOST_VALUES,
  usualValues,
} from '../experiment/compared_settings';
import type { SettingValue } from '../experiment/with_setting';
import { fieldLabel } from '../text/field_label';
import type { PageContext } from './context';

const NONE = '';

/** A menu of settings, and entries for the values of the one that is chosen. */
export function axisFields(
  context: PageContext,
  options: {
    readonly number: number;
    readonly axis: ComparedValues | null;
    /** Paths that other axes have. */
    readonly taken: readonly string[];
    readonly onChange: (axis: ComparedValues | null) => void;
  },
): HTMLElement {
  const { texts, store } = context;
  const { axis, onChange } = options;
  const { experiment } = store.get();
  const settings = comparedSettings(experiment, options.taken).filter(
    ({ path }) => !options.taken.includes(path),
  );
  const chosen = settings.find(({ path }) => path === axis?.path) ?? null;
  const none = { value: NONE, label: texts.get('page.shelf.selection.cross.noAxis') };
  const menu = selectField({
    label: texts.get('page.shelf.selection.cross.axis', { number: options.number }),
    hint: texts.settingExplanation('selection.axes'),
    options: [
      ...(options.number > 1 ? [none] : []),
      ...settings.map(({ path }) => ({ value: path, label: fieldLabel(texts, path) })),
    ],
    value: chosen?.path ?? NONE,
    onChange: (path) => {
      const next = settings.find((one) => one.path === path);
      onChange(next ? { path, values: usualValues(experiment, next) } : null);
    },
  });
  const values = chosen && axis ? [valueFields(context, chosen, axis, onChange)] : [];
  return element('div', { class: 'axis-fields' }, [menu.element, ...values]);
}

function valueFields(
  { texts }: PageContext,
  chosen: ComparedSetting,
  { path, values }: ComparedValues,
  onChange: (axis: ComparedValues) => void,
): HTMLElement {
  const label = texts.get('page.shelf.selection.cross.values');
  if (chosen.kind === 'id') {
    const names = chosen.ids.map((id) => ({ id, name: texts.label(chosen.family, id) }));
    return idToggles(names, label, values, (ids) => onChange({ path, values: ids }));
  }
  const { range } = chosen;
  const limits = {
    most: MOST_VALUES,
    minimum: texts.formatLimit(range.minimum),
    maximum: texts.formatLimit(range.maximum),
  };
  const refusal = range.scale === 'integer' ? 'notWholeValues' : 'notValues';
  return listField({
    label,
    hint: texts.get('page.shelf.selection.cross.valuesHint', { most: MOST_VALUES }),
    range,
    most: MOST_VALUES,
    values: values.map(Number),
    onChange: (numbers) => onChange({ path, values: numbers }),
    refusal: texts.get(`page.shelf.selection.cross.${refusal}`, limits),
  }).element;
}

/** A box for each id; the last one ticked stays, and no more than the most values are. */
function idToggles(
  entries: readonly { readonly id: string; readonly name: string }[],
  label: string,
  values: readonly SettingValue[],
  onChange: (ids: readonly string[]) => void,
): HTMLElement {
  let ticked = values;
  const boxes = entries.map(({ id, name }) => {
    const box = toggle({
      label: name,
      look: 'check',
      value: ticked.includes(id),
      onChange: (on) => {
        const next = entries
          .map((one) => one.id)
          .filter((one) => (one === id ? on : ticked.includes(one)));
        if (next.length === 0 || next.length > MOST_VALUES) {
          box.set(!on);
          return;
        }
        ticked = next;
        onChange(next);
      },
    });
    return box.element;
  });
  return element('fieldset', { class: 'axis-ids' }, [element('legend', {}, [label]), ...boxes]);
}
