import { setShown } from '../controls/element';
import { toggle } from '../controls/toggle';
import { withStopRule, withStopRules } from '../experiment/adapt';
import { entries } from '../experiment/catalog';
import type { Experiment } from '../experiment/experiment';
import type { Stop } from '../state/store';
import { type PageContext, watchExperiment } from './context';
import { hyperparameterFields } from './hyperparameter_fields';

interface Part {
  readonly element: HTMLElement;
  readonly stop: Stop;
}

/** For each stop rule a box to switch it on, and its numbers while it is on. */
export function stopRuleFields(context: PageContext): readonly Part[] {
  return entries('stopRules').flatMap(({ id }) => ruleParts(context, id));
}

function ruleParts(context: PageContext, id: string): readonly Part[] {
  const { texts, actions, store } = context;
  const ruleIn = ({ training }: Experiment) => training.stopRules.find((rule) => rule.id === id);
  const isOn = (experiment: Experiment) => ruleIn(experiment) !== undefined;
  const box = toggle({
    label: texts.label('stopRules', id),
    hint: texts.explanation('stopRules', id),
    look: 'check',
    value: isOn(store.get().experiment),
    onChange: (on) => actions.change((experiment) => withStopRule(experiment, id, on)),
  });
  const access = {
    path: 'training.stopRules',
    family: 'stopRules',
    get: (experiment: Experiment) => ruleIn(experiment) ?? { id },
    set: (experiment: Experiment, changed: { readonly id: string }) =>
      withStopRules(
        experiment,
        experiment.training.stopRules.map((rule) => (rule.id === id ? changed : rule)),
      ),
  } as const;
  const numbers = hyperparameterFields(context, access, { slider: false });
  const stop = watchExperiment(context, (experiment) => {
    box.set(isOn(experiment));
    setShown(numbers.element, isOn(experiment));
  });
  return [
    { element: box.element, stop },
    { element: numbers.element, stop: numbers.stop },
  ];
}
