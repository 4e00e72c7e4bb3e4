import { element } from '../controls/element';
import type { Family } from '../experiment/catalog';
import type { Choice, Experiment } from '../experiment/experiment';
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

/** The network's other kinds of layers, activations and all else that has an explanation of its own. */
export function chosenEntries({ data, network, training }: Experiment): readonly ChosenEntry[] {
  const { layers, outputActivation, initializer } = network;
  const kinds = layers.map(({ id }) => id).filter((id) => id !== 'dense');
  // What only passes numbers on has a linear activation that nobody chose.
  const bent = layers.filter(({ id, activation }) => id === 'dense' || activation.id !== 'linear');
  const all = (path: string, family: Family, ids: readonly string[]) =>
    [...new Set(ids)].map((id) => ({ path, family, id }));
  /** One that is left out where it does nothing. */
  const unless = (idle: string, path: string, family: Family, { id }: Choice) =>
    all(path, family, id === idle ? [] : [id]);
  return [
    ...all('data.dataset', 'datasets', [data.dataset.id]),
    ...all('network.layers.id', 'layers', kinds),
    ...all('training.loss', 'losses', [training.loss.id]),
    ...all('training.optimizer', 'optimizers', [training.optimizer.id]),
    ...unless('constant', 'training.schedule', 'schedules', training.schedule),
    ...all(
      'network.layers.activation',
      'activations',
      bent.map(({ activation }) => activation.id),
    ),
    ...unless('linear', 'network.outputActivation', 'activations', outputActivation),
    ...unless('none', 'training.regularizer', 'regularizers', training.regularizer),
    ...unless('none', 'training.gradientClipping', 'gradientClippings', training.gradientClipping),
    ...all('network.initializer', 'initializers', [initializer.id]),
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
