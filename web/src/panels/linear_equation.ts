import type { PageState } from '../state/page_state';
import { shownPicture } from '../state/reports';
import type { Texts } from '../text/text';
import { targetUnits } from './target_units';

/** More terms than this do not fit on a line. */
const MOST_TERMS = 3;
/** Significant digits that can be read while they change, and the last decimal place that counts. */
const DIGITS = 3;
const FINEST = 1e4;

/** What a linear network answers at present, such as "y = 2.04 x + 1.47"; '' for any other. */
export function learnedEquation(texts: Texts, state: PageState): string {
  const picture = shownPicture(state);
  const description = state.configured?.description;
  if (!picture || !description || description.task !== 'regression') return '';
  if (targetUnits(description)) return ''; // it would be of scaled numbers, which no axis shows
  const hasBias = description.layers.some(({ biasOffset }) => biasOffset >= 0);
  return equationOf(texts, description.inputs, picture.linearForm, hasBias);
}

/** The equation of a linear form: a weight for each input and then the bias. */
export function equationOf(
  texts: Texts,
  inputs: readonly string[],
  form: Float64Array,
  hasBias: boolean,
): string {
  if (form.length === 0 || inputs.length > MOST_TERMS) return '';
  const numbers = hasBias ? form : form.slice(0, -1);
  const terms = [...numbers].map((value, index) => {
    const input = inputs[index];
    return { value, name: input === undefined ? '' : ` ${texts.inputLabel(input)}` };
  });
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
