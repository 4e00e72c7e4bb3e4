import { button } from '../controls/button';
import { element } from '../controls/element';
import { coreErrorText, engineErrorText } from '../text/core_errors';
import { noticeText } from '../text/notice_text';
import { type PageContext, type Panel, stopAll } from './context';
import { settingPath } from './refusals';

/** At most so many notices of one link are told one by one. */
const MOST_NOTICES = 4;

/** One line per thing the reader should know, under the top bar; each can be put away. */
export const noticeLine: Panel = (host, context) => {
  const { store, texts } = context;
  const show = () => {
    const lines = [troubleLine(context), refusalLine(context), noticesLine(context)];
    host.replaceChildren(...lines.filter((line) => line !== null));
  };
  host.setAttribute('aria-label', texts.get('page.notices.label'));
  host.setAttribute('aria-live', 'polite');
  return stopAll([
    store.watch((state) => state.trouble, show),
    store.watch((state) => state.refusal, show),
    store.watch((state) => state.notices, show),
  ]);
};

function line(
  kind: 'notice' | 'problem',
  sentences: readonly string[],
  action: HTMLElement,
): HTMLElement {
  const words = sentences.map((sentence) => element('p', {}, [sentence]));
  return element('div', { class: `notice ${kind}` }, [
    element('div', { class: 'notice-words' }, words),
    action,
  ]);
}

function dismissButton(context: PageContext, onPress: () => void): HTMLElement {
  return button({ label: context.texts.get('page.notices.dismiss'), look: 'quiet', onPress });
}

function troubleLine(context: PageContext): HTMLElement | null {
  const { store, texts, actions } = context;
  const { trouble } = store.get();
  if (trouble === null) return null;
  if (trouble.kind === 'inspection') {
    const message = coreErrorText(texts, trouble.error.message);
    const refused = texts.get('page.notices.inspection', { message });
    return line('problem', [refused], dismissButton(context, actions.dismissTrouble));
  }
  const sentence = engineErrorText(texts, trouble.error);
  if (trouble.kind === 'replaced') {
    return line('notice', [sentence], dismissButton(context, actions.dismissTrouble));
  }
  const again = button({
    label: texts.get('page.notices.startAgain'),
    look: 'plain',
    onPress: actions.startAgain,
  });
  return line('problem', [sentence], again);
}

/** A refusal that no control on the page shows beside itself. */
function refusalLine(context: PageContext): HTMLElement | null {
  const { store, texts, actions, settingsShown } = context;
  const { refusal } = store.get();
  if (refusal === null || settingsShown.has(settingPath(refusal))) return null;
  const sentence = texts.get('errors.configuration', {
    message: coreErrorText(texts, refusal.message),
  });
  return line('problem', [sentence], dismissButton(context, actions.dismissTrouble));
}

function noticesLine(context: PageContext): HTMLElement | null {
  const { store, texts, actions } = context;
  const { notices } = store.get();
  if (notices.length === 0) return null;
  const sentences = notices.slice(0, MOST_NOTICES).map((notice) => noticeText(texts, notice));
  const rest = notices.length - sentences.length;
  if (rest > 0) sentences.push(texts.get('page.notices.more', { count: rest }));
  return line('notice', sentences, dismissButton(context, actions.dismissNotices));
}
