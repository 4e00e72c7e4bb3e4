import { type AnchoredPanel, anchoredPanel } from '../controls/anchored_panel';
import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { toggle } from '../controls/toggle';
import { withLayerRemoved } from '../experiment/adapt';
import {
  lostByMove,
  withFrozen,
  withLayerInserted,
  withLayerMoved,
} from '../experiment/adapt_layers';
import { catalog } from '../experiment/catalog';
import type { Experiment } from '../experiment/experiment';
import { layerShapes } from '../experiment/layer_shapes';
import { layerKind } from '../experiment/layers';
import type { Stop } from '../state/store';
import { type PageContext, stopAll, watchExperiment } from './context';
import { hyperparameterFields } from './hyperparameter_fields';
import { activationOf, initializerOf, isShown, kindOf, regularizerOf } from './layer_choices';
import { choiceField } from './setting_fields';
import { shapeText } from './shape_text';

export interface LayerEditor {
  readonly element: HTMLElement;
  /** Opens on a layer beneath the button that asks for it, or closes when it is open there. */
  toggle(opener: HTMLElement, layer: number): void;
  readonly stop: Stop;
}

/** What one hidden layer is made of, in a panel beneath its stepper. */
export function layerEditor(
  context: PageContext,
  openerOf: (layer: number) => HTMLElement | undefined,
): LayerEditor {
  const { store } = context;
  let stopContent: Stop = () => undefined;
  let shown: number | null = null;
  const panel: AnchoredPanel = anchoredPanel(() => {
    stopContent();
    stopContent = () => undefined;
    shown = null;
  });
  const open = (opener: HTMLElement, layer: number) => {
    panel.close();
    shown = layer;
    const content = editorContent(context, layer, { goTo, close: () => panel.dismiss() });
    stopContent = content.stop;
    panel.open(opener, context.texts.get('page.layer.edit', { layer: layer + 1 }), content.parts);
  };
  /** The layer may just have been made: its button is there once the steppers have followed. */
  const goTo = (layer: number) => {
    const opener = openerOf(layer);
    if (opener) open(opener, layer);
    else panel.close();
  };
  const stop = store.watch(
    (state) => state.experiment.network.layers.length,
    (count) => {
      if (shown !== null && shown >= count) panel.close();
    },
  );
  return {
    element: panel.element,
    toggle(opener, layer) {
      if (shown === layer) panel.dismiss();
      else open(opener, layer);
    },
    stop: stopAll([stop, () => panel.close()]),
  };
}

interface Moves {
  goTo(layer: number): void;
  close(): void;
}

function editorContent(context: PageContext, layer: number, moves: Moves) {
  const { texts, actions, store } = context;
  const flow = element('p', { class: 'layer-flow' });
  const choices = [
    kindOf(layer),
    activationOf(layer),
    initializerOf(layer, texts.get('page.layer.asNetwork')),
    regularizerOf(layer, texts.get('page.layer.asTraining')),
  ];
  const fields = choices.map((access) => {
    const menu = choiceField(context, access);
    const numbers = hyperparameterFields(context, access, { slider: false });
    const group = element('div', { class: 'layer-choice' }, [menu.element, numbers.element]);
    return { access, group, stop: stopAll([menu.stop, numbers.stop]) };
  });
  const frozenIn = ({ network }: Experiment) => network.layers[layer]?.frozen === true;
  const frozen = toggle({
    label: texts.settingLabel('network.layers.frozen'),
    hint: texts.settingExplanation('network.layers.frozen'),
    look: 'check',
    value: frozenIn(store.get().experiment),
    onChange: (on) => actions.change((experiment) => withFrozen(experiment, layer, on)),
  });
  const buttons = moveButtons(context, layer, moves);
  const stopWatch = watchExperiment(context, (experiment) => {
    const present = experiment.network.layers[layer];
    if (!present) return;
    const shapes = layerShapes(experiment);
    const [inputs, outputs] = [shapes[layer], shapes[layer + 1]];
    if (inputs && outputs) {
      const shapeTexts = { inputs: shapeText(texts, inputs), outputs: shapeText(texts, outputs) };
      setText(flow, texts.get('page.layer.flow', shapeTexts));
    }
    for (const { access, group } of fields) setShown(group, isShown(access, present));
    setShown(frozen.element, layerKind(present).hasWeights);
    frozen.set(present.frozen === true);
    buttons.update(experiment);
  });
  const close = button({
    label: '×',
    look: 'quiet',
    name: texts.get('page.layer.close'),
    onPress: moves.close,
  });
  const head = element('div', { class: 'layer-head' }, [
    element('h3', {}, [texts.get('page.layer.title', { layer: layer + 1 })]),
    flow,
    close,
  ]);
  return {
    parts: [head, ...fields.map(({ group }) => group), frozen.element, buttons.element],
    stop: stopAll([stopWatch, ...fields.map(({ stop }) => stop)]),
  };
}

function moveButtons({ texts, actions }: PageContext, layer: number, { goTo, close }: Moves) {
  const make = (name: string, how: (experiment: Experiment) => Experiment, next: number) =>
    button({
      label: texts.get(`page.layer.${name}`),
      onPress: () => {
        actions.change(how);
        goTo(next);
      },
    });
  const left = make('moveLeft', (e) => withLayerMoved(e, layer, layer - 1), layer - 1);
  const right = make('moveRight', (e) => withLayerMoved(e, layer, layer + 1), layer + 1);
  const before = make('insertBefore', (e) => withLayerInserted(e, layer), layer);
  const after = make('insertAfter', (e) => withLayerInserted(e, layer + 1), layer + 1);
  const remove = button({
    label: texts.get('page.layer.remove'),
    onPress: () => {
      close();
      actions.change((experiment) => withLayerRemoved(experiment, layer));
    },
  });
  return {
    element: element('div', { class: 'layer-buttons' }, [left, right, before, after, remove]),
    update(experiment: Experiment) {
      const count = experiment.network.layers.length;
      for (const [mover, to] of [[left, layer - 1] as const, [right, layer + 1] as const]) {
        const lost = lostByMove(experiment, layer, to);
        const kind = lost === null ? '' : texts.label('layers', lost.id);
        mover.disabled = to < 0 || to >= count || lost !== null;
        mover.title = lost === null ? '' : texts.get('page.layer.moveLoses', { kind });
      }
      const full = count >= catalog.maximumLayers;
      const reason = full ? texts.get('page.network.mostLayers', { count }) : '';
      for (const inserting of [before, after]) {
        inserting.disabled = full;
        inserting.title = reason;
      }
    },
  };
}
