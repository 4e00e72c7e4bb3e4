import type { LayerDescription } from '../../../wasm_bindings/descent_module';
import type { PageState } from '../state/page_state';
import { shownPicture } from '../state/reports';
import type { Texts } from '../text/text';

/** More terms than this do not fit on a line. */
const MOST_TERMS = 3;
/** Significant digits that can be read while they change, and the last decimal place that counts. */
const DIGITS = 3;
const FINEST = 1e4;

/** A network's answer as one weighted sum. */
export interface LinearForm {
  readonly weights: readonly number[];
  readonly bias: number;
}

/**
 * Layers without a bend between them are one weighted sum: W = W_L ... W_1 and
 * b = W_L (... (W_2 b_1 + b_2) ...) + b_L. Null where a layer bends or there are several outputs.
 */
export function linearForm(
  layers: readonly LayerDescription[],
  parameters: Float32Array,
): LinearForm | null {
  if (layers.some(({ activation }) => activation !== 'linear')) return null;
  if (layers.at(-1)?.units !== 1) return null;
  let weights = [1];
  let bias = 0;
  for (const { inputs, units, weightOffset, biasOffset } of [...layers].reverse()) {
    const sum = (offset: number) =>
      weights.reduce((total, weight, unit) => total + weight * (parameters[offset + unit] ?? 0), 0);
    if (biasOffset >= 0) bias += sum(biasOffset);
    weights = Array.from({ length: inputs }, (_, input) => sum(weightOffset + input * units));
  }
  return { weights, bias };
}

/** What a linear network answers at present, such as "y = 2.04 x + 1.47"; '' for any other. */
export function learnedEquation(texts: Texts, state: PageState): string {
  const description = state.configured?.description;
  const picture = shownPicture(state);
  if (!picture || description?.task !== 'regression') return '';
  if (description.inputs.length > MOST_TERMS) return '';
  const form = linearForm(description.layers, picture.parameters);
  if (!form) return '';
  const hasBias = description.layers.some(({ biasOffset }) => biasOffset >= 0);
  const terms = form.weights.map((weight, input) => ({
    value: weight,
    name: ` ${texts.inputLabel(description.inputs[input] ?? '')}`,
  }));
  if (hasBias) terms.push({ value: form.bias, name: '' });
  const sum = terms
    .map(({ value, name }, index) => {
      const significant = Number(Math.abs(value).toPrecision(DIGITS));
      const size = Math.round(significant * FINEST) / FINEST;
      const minus = value < 0 && size > 0 ? '−' : '';
      const lead = index === 0 ? minus : ` ${minus || '+'} `;
      return `${lead}${texts.formatNumber(size)}${name}`;
    })
    .join('');
  return texts.get('page.output.equation', {
    equation: `${texts.get('page.output.target')} = ${sum}`,
  });
}
