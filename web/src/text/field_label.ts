/** The reader's name for a path in an experiment. */

import { fieldAt } from '../experiment/fields';
import { joined } from './joined';
import type { Texts } from './text';

const layerPath = /^network\.layers\.(\d+)\.(.+)$/; // the core counts layers from 1

/** The label of a setting, of a layer's setting or of a hyperparameter; the path itself otherwise. */
export function fieldLabel(texts: Texts, path: string): string {
  const label = texts.find(`settings.${path}.label`);
  if (label !== undefined) return label;
  const [, number, inner] = layerPath.exec(path) ?? [];
  if (number !== undefined && inner !== undefined) {
    const hyperparameter = texts.find(`hyperparameters.${inner}.label`);
    const field = hyperparameter ?? fieldLabel(texts, `network.layers.${inner}`);
    return texts.get('errors.layer', { number, field });
  }
  const dot = path.lastIndexOf('.');
  const setting = texts.find(`settings.${path.slice(0, dot)}.label`);
  const name = texts.find(`hyperparameters.${path.slice(dot + 1)}.label`);
  if (setting === undefined || name === undefined) return path;
  return texts.get('errors.hyperparameter', { setting, name });
}

/** The label of an id that stands at a path, and each of a comma list; unknown ids stay as they are. */
export function idLabels(texts: Texts, path: string, ids: string): string {
  const inner = path.replace(/^network\.layers\.\d+\./, 'network.layers.');
  const field = fieldAt(inner);
  const labels = ids.split(', ').map((id) => {
    const found =
      field?.kind === 'id' || field?.kind === 'choice' || field?.kind === 'choices'
        ? texts.find(`catalog.${field.family}.${id}.label`)
        : field?.kind === 'features'
          ? (texts.find(`catalog.features.${id}.label`) ?? texts.findColumn(id, 'label'))
          : inner === 'network.layers.id'
            ? texts.find(`catalog.layers.${id}.label`)
            : undefined;
    return found ?? id;
  });
  return joined(texts, 'items', labels);
}
