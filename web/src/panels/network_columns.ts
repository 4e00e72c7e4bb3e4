import type { LayerDescription } from '../../../wasm_bindings/descent_module';
import { type ColumnLook, plainLook, type UnitPlace } from '../charts/network_layout';
import { inputShape, type Shape } from '../experiment/layer_shapes';
import { widthRange } from '../experiment/layers';
import { hasUnitMaps } from '../state/picture_request';
import type { PageContext } from './context';
import { shapeText } from './shape_text';

/** More inputs than this are one box. */
const MAXIMUM_INPUTS = 32;

/** How the columns of the diagram look: images as feature maps, sequences and long lists as stacks. */
export function columnLooks({ texts, store }: PageContext): readonly ColumnLook[] {
  const { configured, experiment } = store.get();
  if (!configured) return [];
  const { layers } = configured.description;
  const maps = hasUnitMaps(experiment.data);
  const shape = inputShape(experiment.data);
  const looks: ColumnLook[] = [inputLook(texts, shape)];
  for (const [position, layer] of layers.entries()) {
    const isOutput = position === layers.length - 1;
    const before = looks.at(-1) ?? plainLook;
    const boxes = isOutput ? null : boxesOf(layer, maps);
    looks.push({
      boxes,
      stacked: boxes === 1 && layer.shape.kind !== 'image',
      links: linksOf(layer, boxes, before),
      caption:
        layer.kind === 'dense'
          ? []
          : [texts.label('layers', layer.kind), shapeText(texts, layer.shape)],
    });
  }
  return looks;
}

function inputLook(texts: PageContext['texts'], shape: Shape): ColumnLook {
  if (shape.kind === 'vector') {
    const wide = shape.columns > MAXIMUM_INPUTS;
    if (!wide) return plainLook;
    return { ...plainLook, boxes: 1, stacked: true, caption: [shapeText(texts, shape)] };
  }
  return {
    ...plainLook,
    boxes: shape.channels,
    stacked: shape.kind === 'sequence',
    caption: [texts.get(`page.layer.${shape.kind}Name`), shapeText(texts, shape)],
  };
}

/** Boxes for a layer's units, or null for a square each, as neurons have. */
function boxesOf({ kind, shape }: LayerDescription, maps: boolean): number | null {
  if (shape.kind === 'image') return shape.channels;
  if (shape.kind === 'sequence') return 1;
  return maps || kind === 'dense' ? null : 1;
}

function linksOf(
  layer: LayerDescription,
  boxes: number | null,
  before: ColumnLook,
): ColumnLook['links'] {
  const weighted = layer.weightOffset >= 0 && boxes === null && before.boxes === null;
  if (weighted) return 'weights';
  // A kind with a width of its own mixes what it reads; the others work unit by unit.
  const mixes = widthRange({ id: layer.kind }) !== null;
  const same = boxes === before.boxes && (boxes !== null || layer.inputs === layer.units);
  return !mixes && same ? 'pairs' : 'whole';
}

/** What a box is called that stands for many units. */
export function groupName({ texts, store }: PageContext, place: UnitPlace): string {
  const { configured, experiment } = store.get();
  if (place.kind === 'input') {
    const shape = shapeText(texts, inputShape(experiment.data));
    return texts.get('page.network.inputGroup', { shape });
  }
  const layer = configured?.description.layers[place.layer];
  if (!layer) return '';
  const values = {
    layer: place.layer + 1,
    kind: texts.label('layers', layer.kind),
    shape: shapeText(texts, layer.shape),
  };
  if (layer.shape.kind !== 'image' || layer.shape.channels === 1) {
    return texts.get('page.network.group', values);
  }
  return texts.get('page.network.groupOf', { ...values, number: place.index + 1 });
}
