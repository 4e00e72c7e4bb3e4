import { button } from '../controls/button';
import { element, setText } from '../controls/element';
import { withWidth } from '../experiment/adapt';
import type { LayerConfig } from '../experiment/experiment';
import { widthOf, widthRange } from '../experiment/layers';
import type { Stop } from '../state/store';
import { type PageContext, stopAll } from './context';
import { fetchWithWords } from './fetched_panel';
import type { LayerEditor } from './layer_editor';

/** Where a column of the diagram stands; hidden layers count from 0. */
interface Column {
  readonly x: number;
  readonly kind: 'input' | 'hidden' | 'output';
  readonly layer: number;
}

export interface LayerSteppers {
  /** Takes the steppers in when there is no room for them on the diagram itself. */
  readonly list: HTMLElement;
  /** The panel in which a layer is edited; it reaches over its surroundings. */
  readonly editor: HTMLElement;
  /** Puts each stepper above its column, or all of them into the list. */
  place(overlay: HTMLElement, columns: readonly Column[]): void;
  readonly stop: Stop;
}

/** A stepper over its column needs this many pixels. */
const STEPPER_WIDTH = 90;

/** A − and a + with the number of neurons, and a button to edit it, for every hidden layer. */
export function layerSteppers(context: PageContext): LayerSteppers {
  const { texts, store } = context;
  const list = element('div', { class: 'stepper-list', hidden: true });
  const coarse = matchMedia('(pointer: coarse)');
  let steppers: ReturnType<typeof stepper>[] = [];

  const editor = fetchedEditor(context, (layer) => steppers[layer]?.opener);
  const stop = store.watch(
    (state) => state.experiment.network.layers,
    (layers) => {
      while (steppers.length > layers.length) steppers.pop()?.element.remove();
      while (steppers.length < layers.length)
        steppers = [...steppers, stepper(context, steppers.length, editor)];
      for (const [index, layer] of layers.entries()) steppers[index]?.show(layer);
    },
  );

  return {
    list,
    editor: editor.element,
    stop: stopAll([stop, editor.stop]),
    place(overlay, columns) {
      const hidden = columns.filter((column) => column.kind === 'hidden');
      const gaps = columns.slice(1).map((column, index) => column.x - (columns[index]?.x ?? 0));
      const roomy = !coarse.matches && Math.min(...gaps) >= STEPPER_WIDTH;
      list.hidden = roomy || hidden.length === 0;
      list.setAttribute('aria-label', texts.get('page.network.units'));
      for (const column of hidden) {
        const own = steppers[column.layer];
        if (!own) continue;
        const home = roomy ? overlay : list;
        if (own.element.parentElement !== home) home.append(own.element);
        own.element.classList.toggle('over-column', roomy);
        own.element.style.setProperty('left', roomy ? `${Math.round(column.x)}px` : 'auto');
      }
    },
  };
}

/** The editor is fetched when it is first asked for, and then stands where this one's element does. */
function fetchedEditor(
  context: PageContext,
  openerOf: (layer: number) => HTMLElement | undefined,
): LayerEditor {
  const place = element('div', { hidden: true });
  let editor: Promise<LayerEditor> | null = null;
  let stopped = false;
  const fetch = async () => {
    const { layerEditor } = await fetchWithWords(() => import('./layer_editor'), context);
    const made = layerEditor(context, openerOf);
    place.replaceWith(made.element);
    return made;
  };
  return {
    element: place,
    toggle(opener, layer) {
      editor ??= fetch();
      editor.then(
        (made) => {
          opener.title = '';
          if (!stopped && opener.isConnected) made.toggle(opener, layer);
        },
        () => {
          editor = null;
          opener.title = context.texts.get('page.shelf.notFetched');
        },
      );
    },
    stop() {
      stopped = true;
      editor?.then(
        (made) => made.stop(),
        () => {},
      );
    },
  };
}

function stepper({ texts, actions }: PageContext, layer: number, editor: LayerEditor) {
  const values = { layer: layer + 1 };
  const change = (by: number) => () =>
    actions.change((experiment) => {
      const changed = experiment.network.layers[layer];
      const width = changed ? widthOf(changed) : null;
      return width === null ? experiment : withWidth(experiment, layer, width + by);
    });
  const fewer = button({
    label: '−',
    look: 'quiet',
    name: texts.get('page.network.removeUnit', values),
    onPress: change(-1),
  });
  const more = button({
    label: '+',
    look: 'quiet',
    name: texts.get('page.network.addUnit', values),
    onPress: change(1),
  });
  const opener = button({
    label: '⋯',
    look: 'quiet',
    name: texts.get('page.layer.edit', values),
    onPress: () => editor.toggle(opener, layer),
  });
  opener.classList.add('edit-layer');
  opener.setAttribute('aria-haspopup', 'dialog');
  opener.setAttribute('aria-expanded', 'false');
  const title = element('span', { class: 'stepper-title' }, [
    texts.get('page.network.layer', values),
  ]);
  const count = element('span', { class: 'stepper-value' });
  return {
    element: element('div', { class: 'stepper' }, [title, fewer, count, more, opener]),
    opener,
    show(shown: LayerConfig) {
      const range = widthRange(shown);
      const width = widthOf(shown);
      fewer.hidden = width === null;
      more.hidden = width === null;
      count.classList.toggle('kind', width === null);
      if (range === null || width === null) {
        setText(count, texts.label('layers', shown.id));
        count.title = '';
        return;
      }
      setText(count, texts.formatNumber(width));
      count.title = texts.get('page.network.unitCount', { ...values, count: width });
      fewer.disabled = width <= range.minimum;
      more.disabled = width >= range.maximum;
    },
  };
}
