import { answerAt, answerRange, type ColumnAnswers } from '../charts/network_answers';
import type { UnitPlace } from '../charts/network_layout';
import { shownPicture } from '../state/reports';
import type { PageContext } from './context';

type Told = Pick<PageContext, 'texts' | 'store'>;

/** A unit's name with its answer to the sample shown: "Layer 1, unit 2: value 0.5". */
export function withAnswer(
  context: Told,
  name: string,
  place: UnitPlace,
  answers: readonly ColumnAnswers[],
): string {
  const answer = answers.length === 0 ? '' : answerWords(context, place, answers);
  return answer === '' ? name : context.texts.get('page.network.told', { name, answer });
}

function answerWords(
  { texts, store }: Told,
  place: UnitPlace,
  answers: readonly ColumnAnswers[],
): string {
  if (place.kind === 'input' && place.grouped) {
    const shown = shownPicture(store.get())?.samples?.shown ?? 0;
    return texts.get('page.output.samples.example', { number: shown + 1 });
  }
  const value = answerAt(answers, place);
  if (value !== null) {
    return texts.get('page.network.answer', { value: texts.formatNumber(value) });
  }
  const range = answerRange(answers, place);
  if (range === null) return '';
  const [lowest, highest] = [texts.formatNumber(range[0]), texts.formatNumber(range[1])];
  return texts.get('page.network.answers', { lowest, highest });
}
