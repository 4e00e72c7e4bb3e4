import { type NumberField, numberField } from '../controls/number_field';
import { type SelectField, selectField } from '../controls/select_field';
import { type Toggle, toggle } from '../controls/toggle';
import { entries, type Hyperparameter, setting } from '../experiment/catalog';
import type { Experiment } from '../experiment/experiment';
import type { Stop } from '../state/store';
import { coreErrorText } from '../text/core_errors';
import type { ChoiceAccess } from './choices';
import { type PageContext, stopAll, watchExperiment } from './context';
import { settingPath } from './refusals';

/** A control of one setting and how to take it off the page. */
export interface SettingField<Field = NumberField> {
  readonly element: HTMLElement;
  readonly field: Field;
  readonly stop: Stop;
}

/** A number of the experiment, its words and its place. */
export interface NumberSetting {
  readonly label: string;
  /** Asked for when all words are there. */
  readonly hint: () => string;
  readonly range: Hyperparameter;
  /** Path in the experiment, where the core's refusals point. */
  readonly path: string;
  readonly slider: boolean;
  readonly get: (experiment: Experiment) => number;
  readonly set: (experiment: Experiment, value: number) => Experiment;
}

/** A number anywhere in the experiment. */
export function numberSetting(context: PageContext, options: NumberSetting): SettingField {
  const { texts, actions, store } = context;
  const { range, path } = options;
  const limits = {
    minimum: texts.formatLimit(range.minimum),
    maximum: texts.formatLimit(range.maximum),
  };
  const field = numberField({
    label: options.label,
    hint: texts.later(() =>
      texts.get('page.fields.hint', { explanation: options.hint(), ...limits }),
    ),
    range,
    slider: options.slider,
    value: options.get(store.get().experiment),
    onChange: (value) => actions.change((experiment) => options.set(experiment, value)),
    refusal: (entry) =>
      texts.get(range.scale === 'integer' ? 'page.fields.notWhole' : 'page.fields.notAllowed', {
        value: entry,
        ...limits,
      }),
  });
  const stop = stopAll([
    registered(context, path),
    watchExperiment(context, (experiment) => field.set(options.get(experiment))),
    watchRefusal(context, path, field),
  ]);
  return { element: field.element, field, stop };
}

/** A number anywhere in the experiment that only says yes (1) or no (0). */
export function switchSetting(
  context: PageContext,
  { label, hint, get, set }: NumberSetting,
): SettingField<Toggle> {
  const { actions, store } = context;
  const field = toggle({
    label,
    hint: context.texts.later(hint),
    look: 'check',
    value: get(store.get().experiment) !== 0,
    onChange: (on) => actions.change((experiment) => set(experiment, on ? 1 : 0)),
  });
  const stop = watchExperiment(context, (experiment) => field.set(get(experiment) !== 0));
  return { element: field.element, field, stop };
}

/** A number of the experiment, by its path in the catalogue's settings. */
export function settingField(
  context: PageContext,
  path: string,
  options: Pick<NumberSetting, 'get' | 'set' | 'slider'>,
): SettingField {
  const { texts } = context;
  const label = texts.settingLabel(path);
  const hint = () => texts.settingExplanation(path);
  return numberSetting(context, { ...options, label, hint, range: setting(path), path });
}

/** A menu over a family of the catalogue, or over what of it suits the experiment. */
export function choiceField(
  context: PageContext,
  options: ChoiceAccess,
): SettingField<SelectField> {
  const { texts, actions, store } = context;
  const { family, path } = options;
  const optionsFor = (experiment: Experiment) => [
    ...(options.absent === undefined ? [] : [{ value: '', label: options.absent }]),
    ...(options.offered?.(experiment) ?? entries(family)).map(({ id }) => ({
      value: id,
      label: texts.label(family, id),
    })),
  ];
  const field = selectField({
    label: texts.settingLabel(path),
    hint: texts.later(() => texts.settingExplanation(path)),
    options: optionsFor(store.get().experiment),
    value: options.get(store.get().experiment).id,
    onChange: (id) => actions.change((experiment) => options.set(experiment, { id })),
  });
  const stop = stopAll([
    registered(context, path),
    watchExperiment(context, (experiment) => {
      field.set(options.get(experiment).id);
      field.setOptions(optionsFor(experiment));
    }),
    watchRefusal(context, path, field),
  ]);
  return { element: field.element, field, stop };
}

/** Says that the setting has a control, while no other one of the same setting does. */
function registered({ settingsShown }: PageContext, path: string): Stop {
  if (settingsShown.has(path)) return () => undefined;
  settingsShown.add(path);
  return () => settingsShown.delete(path);
}

/** Shows a refusal of the core at the control it speaks of. */
function watchRefusal(
  { store, texts }: PageContext,
  path: string,
  field: { setMessage(text: string): void },
): Stop {
  return store.watch(
    (state) => (state.refusal && settingPath(state.refusal) === path ? state.refusal : null),
    (refusal) => {
      if (refusal) field.setMessage(coreErrorText(texts, refusal.message));
    },
  );
}
