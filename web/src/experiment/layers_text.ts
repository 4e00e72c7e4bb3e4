/**
 * Hidden layers as text: `8,4` are dense layers with one activation for all, `8:relu,4:leakyRelu:slope=0.2`
 * with activations of their own; other kinds, and what is special, stand as
 * `convolution(filters=4;kernel=5;frozen=1):relu`; `none` is a network without hidden layers.
 */

import { choiceValue } from './choice';
import { choiceText, parseChoice, valuesOf } from './choices_text';
import type { Choice, LayerConfig } from './experiment';
import { layerKind, sharesActivation } from './layers';
import { listOf, numberOf, numberText } from './values_text';

const noLayers = 'none';

export function layersText(layers: readonly LayerConfig[], withActivations: boolean): string {
  if (layers.length === 0) return noLayers;
  return layers.map((layer) => layerText(layer, withActivations)).join(',');
}

function layerText(layer: LayerConfig, withActivations: boolean): string {
  const { activation } = layer;
  const kind = kindText(layer);
  const own = sharesActivation(layer)
    ? withActivations
    : activation.id !== layerKind(layer).usualActivation || activation.values !== undefined;
  if (!own) return kind;
  return `${kind}:${choiceText(activation)}`;
}

/** The units alone for a dense layer that has nothing special; else the kind with what differs. */
function kindText(layer: LayerConfig): string {
  const special = [
    ...choicePairs('initializer', layer.initializer),
    ...choicePairs('regularizer', layer.regularizer),
    ...(layer.frozen ? ['frozen=1'] : []),
  ];
  if (layer.id === 'dense' && special.length === 0) {
    return numberText(choiceValue('layers', layer, 'units'));
  }
  const values = valuePairs(layer).map(([name, value]) => `${name}=${value}`);
  const inside = [...values, ...special];
  return inside.length === 0 ? layer.id : `${layer.id}(${inside.join(';')})`;
}

function valuePairs(choice: Choice): readonly (readonly [string, string])[] {
  return Object.entries(choice.values ?? {}).map(([name, value]) => [name, numberText(value)]);
}

function choicePairs(name: string, choice: Choice | undefined): readonly string[] {
  if (choice === undefined) return [];
  return [
    `${name}=${choice.id}`,
    ...valuePairs(choice).map(([inner, value]) => `${name}.${inner}=${value}`),
  ];
}

/**
 * Raw layers for normalizeExperiment. `shared` is the raw activation of layers that name none; when
 * only it is given, it goes to the usual layers.
 */
export function parseLayers(
  text: string | undefined,
  shared: object | undefined,
  usual: readonly LayerConfig[],
): readonly object[] | undefined {
  if (text === undefined) {
    return shared === undefined
      ? undefined
      : usual.map((layer) => ({ ...layer, activation: shared }));
  }
  if (text === noLayers) return [];
  return listOf(text).map((layer) => parseLayer(layer, shared));
}

function parseLayer(text: string, shared: object | undefined): object {
  const open = text.indexOf('(');
  const close = text.indexOf(')', open);
  const end = open < 0 || close < 0 ? text.indexOf(':') : close + 1;
  const head = end < 0 ? text : text.slice(0, end);
  const [, id, ...parts] = (end < 0 ? '' : text.slice(end)).split(':');
  const raw = parseKind(head, open < 0 || close < 0 ? -1 : open);
  if (id !== undefined) return { ...raw, activation: parseChoice(id, parts) };
  return shared === undefined ? raw : { ...raw, sharedActivation: shared };
}

/** `8`, `lstm` or `lstm(units=4;frozen=1)`. */
function parseKind(text: string, open: number): object {
  if (open < 0) {
    const units = numberOf(text);
    return typeof units === 'number' || text === '' ? { units } : { id: text };
  }
  const pairs = Object.entries(
    valuesOf(
      text
        .slice(open + 1, -1)
        .split(';')
        .filter(Boolean),
    ),
  );
  const named = (prefix: string) =>
    pairs
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]);
  const chosen = (name: string) => {
    const id = pairs.find(([key]) => key === name)?.[1];
    return id === undefined
      ? {}
      : { [name]: { id, values: Object.fromEntries(named(`${name}.`)) } };
  };
  const frozen = pairs.find(([name]) => name === 'frozen')?.[1];
  const own = pairs.filter(([name]) => !/^(initializer|regularizer)(\.|$)|^frozen$/.test(name));
  return {
    id: text.slice(0, open),
    values: Object.fromEntries(own),
    ...chosen('initializer'),
    ...chosen('regularizer'),
    ...(frozen === undefined
      ? {}
      : { frozen: frozen === 1 ? true : frozen === 0 ? false : frozen }),
  };
}
