import { element } from '../controls/element';
import { selectField } from '../controls/select_field';
import { themes } from '../experiment/presentation';
import { findPreset, presets } from '../experiment/presets';
import type { Stop } from '../state/store';
import { languageOf, languages } from '../text/language';
import { type PageContext, type Panel, stopAll, watchExperiment } from './context';
import { presetOf } from './preset_of';
import { shareButton } from './share';

/** What each language calls itself, whatever the page's language is. */
const LANGUAGE_NAMES = { en: 'English', 'zh-Hans': '中文' } as const;

/** Name, ready-made experiments, language, theme, share. */
export const topBar: Panel = (host, context) => {
  const { texts, hidden } = context;
  const name = element('h1', { class: 'page-name' }, [texts.get('page.name')]);
  const parts: [string, { element: HTMLElement; stop: Stop }][] = [
    ['presets', presetMenu(context)],
    ['language', languageMenu(context)],
    ['theme', themeMenu(context)],
    ['share', shareButton(context)],
  ];
  const shown = parts.filter(([id]) => !hidden.has(id));
  for (const [id, part] of shown) part.element.classList.add(`bar-${id}`);
  host.replaceChildren(name, ...shown.map(([, part]) => part.element));
  return stopAll(parts.map(([, part]) => part.stop));
};

function presetMenu(context: PageContext) {
  const { texts, actions } = context;
  const own = { value: '', label: texts.get('page.bar.ownExperiment') };
  const ready = presets.map(({ id }) => ({ value: id, label: texts.get(`presets.${id}.title`) }));
  const field = selectField({
    label: texts.get('page.bar.presets'),
    options: ready,
    value: '',
    onChange: (id) => {
      const preset = findPreset(id);
      if (preset) actions.load(preset.experiment);
    },
  });
  const stop = watchExperiment(context, (experiment) => {
    const id = presetOf(experiment);
    field.setOptions(id === '' ? [own, ...ready] : ready);
    field.set(id);
  });
  return { element: inline(field.element), stop };
}

function languageMenu({ texts, actions, store }: PageContext) {
  const field = selectField({
    label: texts.get('page.bar.language'),
    options: languages.map((id) => ({ value: id, label: LANGUAGE_NAMES[id] })),
    value: store.get().view.language,
    onChange: (value) => actions.look({ language: languageOf(value) ?? 'en' }),
  });
  return { element: inline(field.element), stop: () => {} };
}

function themeMenu({ texts, actions, store }: PageContext) {
  const field = selectField({
    label: texts.get('page.bar.theme'),
    options: (['system', 'light', 'dark'] as const).map((id) => ({
      value: id,
      label: texts.get(`page.bar.themes.${id}`),
    })),
    value: store.get().view.theme,
    onChange: (value) =>
      actions.look({ theme: themes.find((theme) => theme === value) ?? 'system' }),
  });
  const stop = store.watch(
    (state) => state.view.theme,
    (theme) => field.set(theme),
  );
  return { element: inline(field.element), stop };
}

function inline(field: HTMLElement): HTMLElement {
  field.classList.add('inline');
  return field;
}
