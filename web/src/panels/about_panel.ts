import { element } from '../controls/element';
import type { Family } from '../experiment/catalog';
import type { Experiment } from '../experiment/experiment';
import { sourceOf } from '../experiment/sources';
import { type PageContext, type Panel, watchExperiment } from './context';

/** What is chosen, in words: dataset, loss, optimizer, activation, start. */
export const aboutPanel: Panel = (host, context) =>
  watchExperiment(context, (experiment) => {
    host.replaceChildren(
      element(
        'dl',
        { class: 'about' },
        chosen(experiment).flatMap((entry) => lines(context, entry)),
      ),
    );
  });

interface ChosenEntry {
  readonly path: string;
  readonly family: Family;
  readonly id: string;
}

function chosen({ data, network, training }: Experiment): readonly ChosenEntry[] {
  const entries: ChosenEntry[] = [
    { path: 'data.dataset', family: 'datasets', id: data.dataset.id },
    { path: 'training.loss', family: 'losses', id: training.loss.id },
    { path: 'training.optimizer', family: 'optimizers', id: training.optimizer.id },
  ];
  const activation = network.layers[0]?.activation.id;
  if (activation !== undefined) {
    entries.push({ path: 'network.layers.activation', family: 'activations', id: activation });
  }
  if (training.regularizer.id !== 'none') {
    entries.push({
      path: 'training.regularizer',
      family: 'regularizers',
      id: training.regularizer.id,
    });
  }
  if (training.gradientClipping.id !== 'none') {
    entries.push({
      path: 'training.gradientClipping',
      family: 'gradientClippings',
      id: training.gradientClipping.id,
    });
  }
  entries.push({ path: 'network.initializer', family: 'initializers', id: network.initializer.id });
  return entries;
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
