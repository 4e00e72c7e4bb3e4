import { element } from '../controls/element';
import { type Panel, stopAll } from './context';
import { endLine } from './end_line';
import { progressSentence } from './formats';

/** Milliseconds between two words about progress. */
const PROGRESS_INTERVAL = 5000;

/** Tells screen readers about start, stop and divergence at once, and about progress now and then. */
export const liveRegion: Panel = (host, context) => {
  const { store, texts } = context;
  const region = element('div', {
    class: 'visually-hidden',
    role: 'status',
    'aria-live': 'polite',
  });
  host.replaceChildren(region);
  const say = (text: string) => {
    region.textContent = text;
  };
  let before = store.get().playing;
  const timer = setInterval(() => {
    if (store.get().playing && !document.hidden) say(progressSentence(texts, store.get().report));
  }, PROGRESS_INTERVAL);
  return stopAll([
    () => clearInterval(timer),
    store.watch(
      (state) => state.playing,
      (playing) => {
        if (playing === before) return;
        before = playing;
        if (endLine(texts, store.get()) !== '') return;
        say(
          playing
            ? texts.get('page.live.started')
            : `${texts.get('page.live.stopped')} ${progressSentence(texts, store.get().report)}`,
        );
      },
    ),
    store.watch(
      (state) => endLine(texts, state),
      (text) => say(text),
    ),
  ]);
};
