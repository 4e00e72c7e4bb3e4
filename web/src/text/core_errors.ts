/** The engine's errors, whose details the core writes in English, in the reader's language. */

import type { EngineError } from '../engine/messages';
import { fieldLabel, idLabels } from './field_label';
import type { Texts } from './text';

const notAllowed = /^([\w.]+): (\S+) is not allowed \((\S+) to ([^\s,]+)(, whole numbers)?\)$/;
const notAllowedFor =
  /^([\w.]+): (\S+) is not allowed \((\S+) to (\S+) (for|with) (\w+), whole numbers\)$/;
const notAllowedWith = /^([\w.]+): (\S+) is not allowed \((\S+) for (\w+)\)$/;
const otherShape = /^([\w.]+): (\S+) is not allowed \(layers of the same shape\)$/;
const unknown = /^([\w.]+): '(.*)' is not known \(allowed: (.*)\)$/s;
const notLoaded = /^([\w.]+): '(.*)' could not be loaded \((.*)\)$/s;
const namedTwice = /^([\w.]+): '(.*)' is named twice$/s;

/** Messages about a comparison, which name no value, by how they begin. */
const comparisons = [
  ['selection.axes: candidates with different samples', 'errors.core.selection.samples'],
  ["selection.criterion: 'loss' is not allowed", 'errors.core.selection.losses'],
] as const;

/** A configuration message of the core in the reader's language; other texts stay as they are. */
export function coreErrorText(texts: Texts, message: string): string {
  const range = notAllowed.exec(message);
  if (range !== null) {
    const [, path = '', given = '', minimum = '', maximum = '', whole] = range;
    return texts.get(
      whole === undefined ? 'errors.core.notAllowed' : 'errors.core.wholeNotAllowed',
      {
        field: fieldLabel(texts, path),
        given: numberLabel(texts, given),
        minimum: numberLabel(texts, minimum),
        maximum: numberLabel(texts, maximum),
      },
    );
  }
  const narrowed = notAllowedFor.exec(message);
  if (narrowed !== null) {
    const [, path = '', given = '', minimum = '', maximum = '', word, id = ''] = narrowed;
    const isOptimizer = word === 'for';
    const key = isOptimizer ? 'wholeNotAllowedFor' : 'wholeNotAllowedWithLayer';
    return texts.get(`errors.core.${key}`, {
      field: fieldLabel(texts, path),
      given: numberLabel(texts, given),
      minimum: numberLabel(texts, minimum),
      maximum: numberLabel(texts, maximum),
      entry: idLabels(texts, isOptimizer ? 'training.optimizer' : 'network.layers.1.id', id),
    });
  }
  const single = notAllowedWith.exec(message);
  if (single !== null) {
    const [, path = '', given = '', allowed = '', optimizer = ''] = single;
    return texts.get('errors.core.notAllowedWith', {
      field: fieldLabel(texts, path),
      given: numberLabel(texts, given),
      allowed: numberLabel(texts, allowed),
      entry: idLabels(texts, 'training.optimizer', optimizer),
    });
  }
  const residual = otherShape.exec(message);
  if (residual !== null) {
    const [, path = '', given = ''] = residual;
    const field = fieldLabel(texts, path);
    return texts.get('errors.core.otherShape', { field, given: numberLabel(texts, given) });
  }
  const id = unknown.exec(message);
  if (id !== null) {
    const [, path = '', given = '', allowed = ''] = id;
    const field = fieldLabel(texts, path);
    return texts.get('errors.core.unknown', {
      field,
      given,
      allowed: idLabels(texts, path, allowed),
    });
  }
  const twice = namedTwice.exec(message);
  if (twice !== null) {
    const [, path = '', given = ''] = twice;
    const field = fieldLabel(texts, path);
    return texts.get('errors.core.namedTwice', { field, given: idLabels(texts, path, given) });
  }
  const lost = notLoaded.exec(message);
  if (lost !== null) {
    const [, path = '', given = '', reason = ''] = lost;
    return texts.get('errors.core.notLoaded', { given: idLabels(texts, path, given), reason });
  }
  const comparison = comparisons.find(([start]) => message.startsWith(start));
  return comparison === undefined ? message : texts.get(comparison[1]);
}

/** The core's decimal text in the page's format. */
function numberLabel(texts: Texts, text: string): string {
  const value = Number(text);
  return Number.isNaN(value) ? text : texts.formatNumber(value);
}

/** What an engine error means for the reader, in one or two sentences. */
export function engineErrorText(texts: Texts, error: EngineError): string {
  return texts.get(`errors.${error.kind}`, { message: coreErrorText(texts, error.message) });
}
