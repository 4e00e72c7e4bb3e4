import { element } from '../controls/element';
import { toggle } from '../controls/toggle';
import { withData, withNetwork, withTraining } from '../experiment/adapt';
import { requireEntry } from '../experiment/catalog';
import {
  activationChoice,
  clippingChoice,
  initializerChoice,
  lossChoice,
  optimizerChoice,
  outputActivationChoice,
  scheduleChoice,
} from './choices';
import { type PageContext, type Panel, stopAll, watchExperiment } from './context';
import { hyperparameterFields } from './hyperparameter_fields';
import { choiceField, settingField } from './setting_fields';
import { stopRuleFields } from './stop_rule_fields';

/** A part of a panel and how to take it off. */
interface Part {
  readonly element: HTMLElement;
  readonly stop: () => void;
}

/** The rest of the settings in groups: learning, network, ends, chance. */
export const moreSettings: Panel = (host, context) => {
  const { texts } = context;
  const groups: readonly { title: string; parts: readonly Part[] }[] = [
    {
      title: 'page.settings.groups.learning',
      parts: [
        choiceField(context, lossChoice),
        hyperparameterFields(context, lossChoice, { slider: false }),
        choiceField(context, scheduleChoice),
        hyperparameterFields(context, scheduleChoice, { slider: false }),
        settingField(context, 'training.warmupEpochs', {
          slider: false,
          get: (experiment) => experiment.training.warmupEpochs,
          set: (experiment, warmupEpochs) => withTraining(experiment, { warmupEpochs }),
        }),
        hyperparameterFields(context, optimizerChoice, { slider: false }),
        choiceField(context, clippingChoice),
        hyperparameterFields(context, clippingChoice, { slider: false }),
        settingField(context, 'training.evaluationInterval', {
          slider: false,
          get: (experiment) => experiment.training.evaluationInterval,
          set: (experiment, evaluationInterval) => withTraining(experiment, { evaluationInterval }),
        }),
      ],
    },
    {
      title: 'page.settings.groups.network',
      parts: [
        outputActivationField(context),
        hyperparameterFields(context, outputActivationChoice, { slider: false }),
        choiceField(context, initializerChoice),
        hyperparameterFields(context, initializerChoice, { slider: false }),
        hyperparameterFields(context, activationChoice, { slider: false }),
        biasField(context),
      ],
    },
    { title: 'page.settings.groups.stop', parts: stopRuleFields(context) },
    {
      title: 'page.settings.groups.chance',
      parts: [
        settingField(context, 'network.seed', {
          slider: false,
          get: (experiment) => experiment.network.seed,
          set: (experiment, seed) => withNetwork(experiment, { seed }),
        }),
        settingField(context, 'data.seed', {
          slider: false,
          get: (experiment) => experiment.data.seed,
          set: (experiment, seed) => withData(experiment, { seed }),
        }),
      ],
    },
  ];
  host.replaceChildren(
    ...groups.map(({ title, parts }) =>
      element('fieldset', { class: 'settings-group' }, [
        element('legend', {}, [texts.get(title)]),
        element(
          'div',
          { class: 'settings-row' },
          parts.map((part) => part.element),
        ),
      ]),
    ),
  );
  return stopAll(groups.flatMap(({ parts }) => parts.map((part) => part.stop)));
};

function outputActivationField(context: PageContext): Part {
  const { texts } = context;
  const field = choiceField(context, outputActivationChoice);
  const stopReason = context.store.watch(
    (state) => state.experiment.training.loss.id,
    (loss) => {
      const fixed = requireEntry('losses', loss).linearOutput;
      const reason = texts.get('page.settings.linearReason', { loss: texts.label('losses', loss) });
      field.field.setDisabled(fixed ? reason : '');
    },
  );
  return { element: field.element, stop: stopAll([field.stop, stopReason]) };
}

function biasField(context: PageContext): Part {
  const { texts, actions, store } = context;
  const field = toggle({
    label: texts.settingLabel('network.bias'),
    hint: texts.settingExplanation('network.bias'),
    look: 'check',
    value: store.get().experiment.network.bias,
    onChange: (bias) => actions.change((experiment) => withNetwork(experiment, { bias })),
  });
  const stop = watchExperiment(context, (experiment) => field.set(experiment.network.bias));
  return { element: field.element, stop };
}
