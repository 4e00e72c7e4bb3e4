/** Repairs of the list of hidden layers. */

import { catalog, hiddenActivations } from './catalog';
import { defaultExperiment } from './defaults';
import type { Choice, LayerConfig } from './experiment';
import { layerKind, sharesActivation } from './layers';
import { layersText } from './layers_text';
import { own, type Place, repairBoolean, repairChoice, repairId, tell } from './repair';

/** At most `maximumLayers` hidden layers, each valid. */
export function repairLayers(
  place: Place,
  value: unknown,
  fallback: readonly LayerConfig[],
  model: LayerConfig,
): readonly LayerConfig[] {
  if (value === undefined) return fallback;
  if (!Array.isArray(value)) {
    tell(place, 'replaced', value, layersText(fallback, false));
    return fallback;
  }
  const most = catalog.maximumLayers;
  if (value.length > most) tell(place, 'layersCut', value.length, most);
  return Array.from(value.slice(0, most), (layer) => repairLayer(place, layer, model));
}

function repairLayer(place: Place, value: unknown, model: LayerConfig): LayerConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell(place, 'replaced', value, layersText([model], false));
    return model;
  }
  const at = (name: string): Place => ({ ...place, field: `${place.field}.${name}` });
  const kind = repairKind(at, value, model);
  const shares = sharesActivation(kind);
  const activation =
    own(value, 'activation') ?? (shares ? own(value, 'sharedActivation') : undefined);
  const usual = shares ? model.activation : { id: layerKind(kind).usualActivation };
  return {
    ...kind,
    activation: repairActivation(at('activation'), activation, usual),
    ...(layerKind(kind).hasWeights && repairWeights(at, value)),
  };
}

/** The kind of a layer; `units` may stand beside `values`, as dense layers are written shortly. */
function repairKind(at: (name: string) => Place, value: object, model: LayerConfig): Choice {
  const id = repairId(at('id'), own(value, 'id'), model.id, 'layers');
  const units = own(value, 'units');
  const values = own(value, 'values');
  const place = { ...at(''), field: at('').field.slice(0, -1) };
  const given = units === undefined ? values : { units, ...(values as object | undefined) };
  return repairChoice(
    place,
    { id, ...(given === undefined ? {} : { values: given }) },
    { id },
    'layers',
  );
}

/** An activation that hidden layers may have. */
function repairActivation(place: Place, value: unknown, fallback: Choice): Choice {
  const chosen = repairChoice(place, value, fallback, 'activations');
  const allowed = hiddenActivations().map(({ id }) => id);
  if (allowed.includes(chosen.id)) return chosen;
  tell(place, 'replaced', chosen.id, fallback.id, { allowed: allowed.join(', ') });
  return fallback;
}

/** What a layer with weights may say of its own: how they start, what they cost, whether they stay. */
function repairWeights(at: (name: string) => Place, value: object): Partial<LayerConfig> {
  const { network, training } = defaultExperiment;
  const initializer = own(value, 'initializer');
  const regularizer = own(value, 'regularizer');
  return {
    ...(initializer !== undefined && {
      initializer: repairChoice(
        at('initializer'),
        initializer,
        network.initializer,
        'initializers',
      ),
    }),
    ...(regularizer !== undefined && {
      regularizer: repairChoice(
        at('regularizer'),
        regularizer,
        training.regularizer,
        'regularizers',
      ),
    }),
    ...(repairBoolean(at('frozen'), own(value, 'frozen'), false) && { frozen: true as const }),
  };
}
