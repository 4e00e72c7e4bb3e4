import { element } from '../controls/element';
import type { Family } from '../experiment/catalog';
import type { Choice, Experiment } from '../experiment/experiment';
import { passesOn } from '../experiment/layers';
import { sourceOf } from '../experiment/sources';
import { type PageContext, type Panel, watchExperiment } from './context';

/** What is chosen, in words. */
export const aboutPanel: Panel = (host, context) =>
  watchExperiment(context, (experiment) => {
    host.replaceChildren(
      element(
        'dl',
        { class: 'about' },
        chosenEntries(experiment).flatMap((entry) => lines(context, entry)),
      ),
    );
  });

interface ChosenEntry {
  readonly path: string;
  readonly family: Family;
  readonly id: string;
}

/** What is chosen and has an explanation of its own, of single layers too, less what does nothing. */
export function chosenEntries({ data, network, training }: Experiment): readonly ChosenEntry[] {
  const { layers, initializer } = network;
  const activations = layers
    .filter(({ id, activation }) => !passesOn(id, activation.id))
    .map(({ activation }) => activation);
  const initializers = [initializer, ...layers.flatMap((layer) => layer.initializer ?? [])];
  const penalties = [training.regularizer, ...layers.flatMap((layer) => layer.regularizer ?? [])];
  const of = (path: string, family: Family, choices: readonly Choice[], aside = '') =>
    [...new Set(choices.map(({ id }) => id))]
      .filter((id) => id !== aside)
      .map((id) => ({ path, family, id }));
  return [
    ...of('data.dataset', 'datasets', [data.dataset]),
    // The figure of the network says what dense layers are.
    ...of('network.layers.id', 'layers', layers, 'dense'),
    ...of('training.loss', 'losses', [training.loss]),
    ...of('training.optimizer', 'optimizers', [training.optimizer]),
    ...of('training.schedule', 'schedules', [training.schedule], 'constant'),
    ...of('network.layers.activation', 'activations', activations),
    ...of('network.outputActivation', 'activations', [network.outputActivation], 'linear'),
    ...of('training.regularizer', 'regularizers', penalties, 'none'),
    ...of('training.gradientClipping', 'gradientClippings', [training.gradientClipping], 'none'),
    ...of('network.initializer', 'initializers', initializers),
    ...of('training.stopRules', 'stopRules', training.stopRules),
  ];
}

function lines({ texts }: PageContext, { path, family, id }: ChosenEntry): readonly HTMLElement[] {
  const source = sourceOf(family, id);
  const words = [element('p', {}, [texts.explanation(family, id)])];
  if (source !== '') {
    words.push(
      element('p', { class: 'source' }, [texts.get('page.shelf.about.source', { source })]),
    );
  }
  return [
    element('dt', {}, [
      element('span', { class: 'about-setting' }, [texts.settingLabel(path)]),
      texts.label(family, id),
    ]),
    element('dd', {}, words),
  ];
}
