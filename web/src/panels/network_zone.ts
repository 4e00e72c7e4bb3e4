import type { ColumnAnswers } from '../charts/network_answers';
import { NetworkDiagram, type UnitPlace } from '../charts/network_diagram';
import type { ColumnLook } from '../charts/network_layout';
import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { withLayerAdded, withLayerRemoved } from '../experiment/adapt';
import { catalog } from '../experiment/catalog';
import { choiceKey } from '../experiment/choice';
import { chosenDataset } from '../experiment/chosen_dataset';
import { inputShape } from '../experiment/layer_shapes';
import type { PageState } from '../state/page_state';
import { hasUnitMaps } from '../state/picture_request';
import { shownPicture } from '../state/reports';
import type { Stop } from '../state/store';
import { withAnswer } from './answer_words';
import { type PageContext, type Panel, stopAll } from './context';
import { inspectionLabel } from './inspection_label';
import { layerSteppers } from './layer_steppers';
import { columnLooks, groupName } from './network_columns';
import { samplesMatch } from './output_view';
import { columnAnswers } from './sample_answers';
import { zoneTitle } from './zone_title';

/** The network as it is: every unit with its own map, links by sign and size, units to add and take. */
export const networkZone: Panel = (host, context) => {
  const { texts, store, actions } = context;
  const frame = element('div', { class: 'network-frame' });
  const steppers = layerSteppers(context);
  const layers = layerCount(context);
  const enlarge = enlargeButton(context, frame);
  host.replaceChildren(
    zoneTitle(texts.get('page.network.title'), [layers.element]),
    element('div', { class: 'network-scroll' }, [frame]),
    element('div', { class: 'network-foot' }, [steppers.list, enlarge]),
    steppers.editor,
  );
  let looks: readonly ColumnLook[] = [];
  let answers: readonly ColumnAnswers[] = [];
  const words = (place: UnitPlace) => withAnswer(context, unitName(context, place), place, answers);
  const label = inspectionLabel(frame, context, words);
  const description = () => store.get().configured?.description;
  const outputName = (index: number) => {
    const id = currentClasses(context)[index];
    return id === undefined ? '' : texts.classLabel(id);
  };
  const diagram = new NetworkDiagram(frame, {
    label: texts.get('page.network.title'),
    nameUnit: words,
    labelInput: (index) => texts.inputLabel(description()?.inputs[index] ?? ''),
    labelOutput: outputName,
    labelMore: (count) => texts.get('page.network.more', { count }),
    onInspect: label.show,
    onHoverUnit: (unit) => actions.look({ shownUnit: unit }),
    onLayout: (columns) => steppers.place(diagram.overlay, columns),
  });
  const drawPicture = () => {
    const picture = shownPicture(store.get());
    if (!picture) return;
    answers = answersIn(store.get(), looks);
    const { parameters, unitGrids, unitResolution, predictionRows } = picture;
    const unitRows = predictionRows === 1 ? 1 : unitResolution;
    diagram.update({ parameters, unitGrids, unitResolution, unitRows, answers });
  };
  return stopAll([
    layers.stop,
    steppers.stop,
    store.watch(shapeKey, () => {
      const described = description();
      if (!described) return;
      const { inputs, layers } = described;
      looks = columnLooks(context);
      const maps = hasUnitMaps(store.get().experiment.data);
      diagram.setShape({ inputs: inputs.length, layers, looks, maps });
      drawPicture();
    }),
    store.watch((state) => state.picture, drawPicture),
    context.onTheme(() => diagram.setTheme()),
    () => diagram.destroy(),
    label.stop,
  ]);
};

/** What the diagram's shape and names depend on, so that it is laid out anew only when they change. */
function shapeKey({ configured, experiment }: PageState): string {
  if (!configured) return '';
  const { inputs, layers } = configured.description;
  const units = layers.map(
    ({ kind, shape, biasOffset }) => `${kind} ${Object.values(shape)} ${biasOffset < 0}`,
  );
  return [choiceKey(experiment.data.dataset), ...inputs, ...units].join();
}

/** On phones the diagram can be drawn larger than the screen, and moved under the finger. */
function enlargeButton({ texts }: PageContext, frame: HTMLElement): HTMLElement {
  const press = () => {
    const large = frame.classList.toggle('enlarged');
    setText(created, texts.get(large ? 'page.network.fit' : 'page.network.enlarge'));
  };
  const created = button({
    label: texts.get('page.network.enlarge'),
    look: 'quiet',
    onPress: press,
  });
  created.classList.add('enlarge');
  return created;
}

/** How many hidden layers there are, with a button to add and one to take away. */
function layerCount({ texts, store, actions }: PageContext): { element: HTMLElement; stop: Stop } {
  const count = element('span', { class: 'stepper-value wide' });
  const fewer = button({
    label: '−',
    look: 'quiet',
    name: texts.get('page.network.removeLayer'),
    onPress: () =>
      actions.change((experiment) =>
        withLayerRemoved(experiment, experiment.network.layers.length - 1),
      ),
  });
  const more = button({
    label: '+',
    look: 'quiet',
    name: texts.get('page.network.addLayer'),
    onPress: () => actions.change(withLayerAdded),
  });
  const stop = store.watch(
    (state) => state.experiment.network.layers.length,
    (layers) => {
      setText(
        count,
        texts.get(layers === 1 ? 'page.network.oneLayer' : 'page.network.layers', {
          count: layers,
        }),
      );
      fewer.disabled = layers === 0;
      more.disabled = layers >= catalog.maximumLayers;
      fewer.title = layers === 0 ? texts.get('page.network.noLayerLeft') : '';
      more.title = more.disabled
        ? texts.get('page.network.mostLayers', { count: catalog.maximumLayers })
        : '';
      setShown(count, true);
    },
  );
  return { element: element('div', { class: 'stepper' }, [fewer, count, more]), stop };
}

/** The classes that have an output each; none for the one output of two classes or a value. */
function currentClasses({ store }: PageContext): readonly string[] {
  const { task, classes } = chosenDataset(store.get().experiment.data.dataset);
  return task === 'multiclass' ? classes : [];
}

/** What the units answer to the sample shown; nothing where they have maps. */
function answersIn(state: PageState, looks: readonly ColumnLook[]): readonly ColumnAnswers[] {
  const { configured, experiment } = state;
  const predicted = shownPicture(state)?.samples;
  if (!predicted || !configured || !samplesMatch(state)) return [];
  const dataset = chosenDataset(experiment.data.dataset);
  const { columns } = configured[predicted.part];
  const shape = inputShape(experiment.data);
  return columnAnswers({ dataset, predicted, columns }, shape, configured.description, looks);
}

/** What a unit is called: "Input x₁", "Layer 2, neuron 3", "Output". */
function unitName(context: PageContext, place: UnitPlace): string {
  const { texts, store } = context;
  const { configured } = store.get();
  if (place.grouped) return groupName(context, place);
  if (place.kind === 'input') {
    const id = configured?.description.inputs[place.index] ?? '';
    return texts.get('page.network.input', { name: texts.inputLabel(id) });
  }
  if (place.kind === 'hidden') {
    return texts.get('page.network.unit', { layer: place.layer + 1, number: place.index + 1 });
  }
  const id = currentClasses(context)[place.index];
  return id === undefined
    ? texts.get('page.network.output')
    : texts.get('page.network.outputOf', { name: texts.classLabel(id) });
}

export { unitName };
