/** Notices as sentences in the reader's language. */

import type { Notice } from '../experiment/notice';
import { fieldLabel, idLabels } from './field_label';
import type { Texts, TextValues } from './text';

/** The sentence of a notice: paths become labels, ids become names. */
export function noticeText(texts: Texts, notice: Notice): string {
  const path = String(notice.values.field ?? '');
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(notice.values)) {
    values[name] = typeof value === 'number' ? value : worded(texts, path, name, value);
  }
  return texts.get(`notices.${notice.key}`, values satisfies TextValues);
}

function worded(texts: Texts, path: string, name: string, value: string): string {
  switch (name) {
    case 'field':
      return fieldLabel(texts, value);
    case 'given':
    case 'used':
      return idLabels(texts, path, value);
    case 'id':
      return idLabels(texts, path.slice(0, path.lastIndexOf('.')), value);
    case 'dataset':
      return texts.find(`catalog.datasets.${value}.label`) ?? value;
    case 'loss':
      return texts.find(`catalog.losses.${value}.label`) ?? value;
    case 'optimizer':
      return texts.find(`catalog.optimizers.${value}.label`) ?? value;
    case 'layer':
      return texts.find(`catalog.layers.${value}.label`) ?? value;
    default:
      return value;
  }
}
