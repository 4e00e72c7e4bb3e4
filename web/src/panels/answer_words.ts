import { answerAt, answerRange, type ColumnAnswers } from '../charts/network_answers';
import type { UnitPlace } from '../charts/network_layout';
import { shownPicture } from '../state/reports';
import type { PageContext } from './context';

/** What is said behind a unit's name of its answer to the sample shown: ": value 0.5", or ''. */
export function answerWords(
  { texts, store }: Pick<PageContext, 'texts' | 'store'>,
  place: UnitPlace,
  answers: readonly ColumnAnswers[],
): string {
  const shown = shownPicture(store.get())?.samples?.shown;
  if (answers.length === 0 || shown === undefined) return '';
  if (place.kind === 'input' && place.grouped) {
    return `: ${texts.get('page.output.samples.example', { number: shown + 1 })}`;
  }
  const value = answerAt(answers, place);
  if (value !== null) {
    return `: ${texts.get('page.network.answer', { value: texts.formatNumber(value) })}`;
  }
  const range = answerRange(answers, place);
  if (range === null) return '';
  const [lowest, highest] = [texts.formatNumber(range[0]), texts.formatNumber(range[1])];
  return `: ${texts.get('page.network.answers', { lowest, highest })}`;
}
