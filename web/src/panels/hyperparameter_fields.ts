import { element } from '../controls/element';
import { type Family, findEntry, type Hyperparameter, isSwitch } from '../experiment/catalog';
import { choiceValue, withChoiceValue } from '../experiment/choice';
import type { Choice } from '../experiment/experiment';
import type { Stop } from '../state/store';
import type { ChoiceAccess } from './choices';
import { type PageContext, stopAll } from './context';
import {
  type NumberSetting,
  numberSetting,
  type SettingField,
  switchSetting,
} from './setting_fields';

/** The hyperparameters of the chosen entry, made anew when another is chosen. */
export function hyperparameterFields(
  context: PageContext,
  options: ChoiceAccess,
  { slider }: { readonly slider: boolean },
): { readonly element: HTMLElement; readonly stop: Stop } {
  const { texts } = context;
  const host = element('div', { class: 'hyperparameters' });
  let fields: readonly Pick<SettingField, 'element' | 'stop'>[] = [];
  const stopFields = () => stopAll(fields.map(({ stop }) => stop))();
  const stop = context.store.watch(
    (state) => options.get(state.experiment).id,
    (id) => {
      stopFields();
      const table = findEntry(options.family, id)?.hyperparameters ?? [];
      fields = table.map((range) => {
        const number: NumberSetting = {
          label: texts.hyperparameterLabel(range.name),
          hint: () => texts.hyperparameterExplanation(range.name),
          range,
          path: `${options.valuesPath ?? options.path}.${range.name}`,
          slider,
          get: (experiment) => valueIn(options.family, options.get(experiment), range),
          set: (experiment, value) => {
            const choice = options.get(experiment);
            const changed = withChoiceValue(options.family, choice, range.name, value);
            return options.set(experiment, changed);
          },
        };
        return isSwitch(range) ? switchSetting(context, number) : numberSetting(context, number);
      });
      host.replaceChildren(...fields.map((field) => field.element));
      host.hidden = fields.length === 0;
    },
  );
  return { element: host, stop: stopAll([stop, () => stopFields()]) };
}

/** Between another choice and the fields made for it, the old fields ask for a name it lacks. */
function valueIn(family: Family, choice: Choice, range: Hyperparameter): number {
  const known = findEntry(family, choice.id)?.hyperparameters.some(
    ({ name }) => name === range.name,
  );
  return known ? choiceValue(family, choice, range.name) : range.default;
}
