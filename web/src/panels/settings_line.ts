import { element } from '../controls/element';
import { withTraining } from '../experiment/adapt';
import type { LayerConfig } from '../experiment/experiment';
import { sharesActivation } from '../experiment/layers';
import { activationChoice, optimizerChoice, regularizerChoice } from './choices';
import { type PageContext, type Panel, stopAll } from './context';
import { fetchedPanel } from './fetched_panel';
import { hyperparameterFields } from './hyperparameter_fields';
import { choiceField, settingField } from './setting_fields';
import { speedField } from './speed_field';

const moreSettings = fetchedPanel(() =>
  import('./more_settings').then((file) => file.moreSettings),
);

/** The few settings that matter, in one line; "more" opens the rest in place. */
export const settingsLine: Panel = (host, context) => {
  const { texts, actions, store } = context;
  const learningRate = settingField(context, 'training.learningRate', {
    slider: true,
    get: (experiment) => experiment.training.learningRate,
    set: (experiment, value) => withTraining(experiment, { learningRate: value }),
  });
  const parts = [
    learningRate,
    choiceField(context, optimizerChoice),
    activationField(context),
    choiceField(context, regularizerChoice),
    hyperparameterFields(context, regularizerChoice, { slider: true }),
    speedField(context),
  ];
  const rest = element('div', { class: 'more-settings', id: 'more_settings' });
  const opener = element('button', {
    type: 'button',
    class: 'button quiet more-opener',
    'aria-controls': rest.id,
  });
  opener.addEventListener('click', () =>
    actions.look({ moreSettings: !store.get().view.moreSettings }),
  );
  const line = element('div', { class: 'settings-row' }, [
    ...parts.map((part) => part.element),
    opener,
  ]);
  host.replaceChildren(line, rest);

  let stopRest = () => {};
  return stopAll([
    ...parts.map((part) => part.stop),
    () => stopRest(),
    store.watch(
      (state) => state.view.moreSettings,
      (open) => {
        stopRest();
        stopRest = open ? moreSettings(rest, context) : () => {};
        if (!open) rest.replaceChildren();
        rest.hidden = !open;
        opener.setAttribute('aria-expanded', String(open));
        opener.textContent = texts.get(open ? 'page.settings.less' : 'page.settings.more');
      },
    ),
  ]);
};

function activationField(context: PageContext) {
  const field = choiceField(context, activationChoice);
  const reason = (layers: readonly LayerConfig[]) => {
    if (layers.length === 0) return 'noLayers';
    return layers.some(sharesActivation) ? '' : 'noSharedActivation';
  };
  const stopReason = context.store.watch(
    (state) => reason(state.experiment.network.layers),
    (key) => field.field.setMeaningless(key ? context.texts.get(`page.settings.${key}`) : ''),
  );
  return { element: field.element, stop: stopAll([field.stop, stopReason]) };
}
