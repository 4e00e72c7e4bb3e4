import { EngineClient, EngineFailure } from '../engine/client';
import { fetchSamples } from '../engine/external_samples';
import { datasetEntry } from '../experiment/catalog';
import { defaultExperiment } from '../experiment/defaults';
import { parsePresentation } from '../experiment/presentation';
import { findPreset } from '../experiment/presets';
import type { PageContext } from '../panels/context';
import { prepareLossChart } from '../panels/loss_zone';
import { prepareOutput } from '../panels/output_zone';
import { createActions } from '../state/actions';
import { syncLink, windowAddressBar } from '../state/link_sync';
import { initialState, type PageState } from '../state/page_state';
import { Run } from '../state/run';
import { createStore, type Stop, type Store } from '../state/store';
import { applyTheme, onSystemTheme, storedTheme, storeTheme } from '../state/theme';
import { chooseLanguage, type Language, Texts } from '../text/text';
import { fetchLaterWords, fetchWords } from '../text/words';
import { fetchLaterParts } from './later_parts';
import { mountPage } from './mount_page';
import { readLink } from './read_link';
import { thumbnailLoader } from './thumbnail_samples';

/** Gives the engine its experiment, then builds the page around it while the engine starts. */
export async function startPage({ embedded }: { readonly embedded: boolean }): Promise<void> {
  const { presentation, notices } = parsePresentation(location.search);
  const language = chooseLanguage(presentation.lang, navigator.languages);
  // On their way while the worker starts; the page waits for them, and tells when they do not come.
  fetchWords(language).catch(() => {});
  const linked = location.hash.length > 1 ? await readLink(location.hash) : null;
  const preset = findPreset(presentation.preset ?? '')?.experiment;
  const experiment = linked?.experiment ?? preset ?? defaultExperiment;
  const themed = presentation.theme !== 'system' || embedded;
  const store = createStore(
    initialState(experiment, [...notices, ...(linked?.notices ?? [])], {
      language,
      theme: themed ? presentation.theme : storedTheme(),
    }),
  );
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const run = new Run({
    createEngine: (events) => {
      const { id } = store.get().experiment.data.dataset;
      return new EngineClient({ on: events, startsFull: datasetEntry(id).external });
    },
    store,
    fetchSamples,
    reducedMotion: () => reducedMotion.matches,
    errorOf: (reason) => (reason instanceof EngineFailure ? reason.error : null),
  });
  void run.configure(experiment);
  const prepared = prepareOutput(experiment).catch(() => {}); // its place then says so
  if (!presentation.hide.has('loss')) prepareLossChart().catch(() => {}); // in the same way
  await Promise.all([parsed(), styled()]);
  if (embedded) void tellFrame();
  showPageOf(store, run, themed, presentation.hide, prepared);
}

/** When the style sheet is there, from which charts read their colours, or cannot be had. */
async function styled(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]');
  if (!link || link.sheet || document.readyState === 'complete') return;
  await new Promise((resolve) => {
    link.addEventListener('load', resolve);
    addEventListener('load', resolve);
  });
}

/** Tells the page around a frame how high it should be; where that cannot be fetched, it has a scroll bar. */
async function tellFrame(): Promise<void> {
  const frame = await import('./frame_height').catch(() => null);
  if (frame) frame.tellHeight();
  else document.documentElement.classList.add('needs-scrolling');
}

/** When all places of the page are there: its script does not wait for them. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
}

/** Builds the page, anew for every language. */
function showPageOf(
  store: Store<PageState>,
  run: Run,
  themed: boolean,
  hidden: PageContext['hidden'],
  prepared: Promise<void>,
): void {
  const actions = createActions(store, run);
  followTheme(store, themed);
  const onTheme = themeListeners(store);
  const showThumbnails = thumbnailLoader(store);
  let unmount: Stop = () => {};
  let shown: Language | null = null;
  store.watch(
    (state) => state.view.language,
    async (language) => {
      try {
        // At first what the first visit shows; another language takes the place of all words.
        const rest = shown === null ? prepared : fetchLaterWords(language);
        await Promise.all([fetchWords(language), rest]);
      } catch (thrown) {
        if (shown === null) throw thrown;
        actions.look({ language: shown });
      }
      if (store.get().view.language !== language || language === shown) return;
      shown = language;
      const texts = new Texts(language);
      document.documentElement.lang = language;
      document.title = texts.get('page.title');
      const focused = focusPath();
      unmount();
      const context: PageContext = {
        store,
        actions,
        losses: run.losses,
        inspect: (request) => run.inspect(request),
        showThumbnails: hidden.has('data') ? () => {} : showThumbnails,
        texts,
        hidden,
        settingsShown: new Set(),
        onTheme,
      };
      unmount = mountPage(context);
      restoreFocus(focused);
      fetchLaterParts(store, language);
    },
  );
  syncLink(store, actions, windowAddressBar());
  document.addEventListener('visibilitychange', () => void run.setSuspended(document.hidden));
}

/** Keeps the chosen theme on the page, and for the next visit unless the address chose it. */
function followTheme(store: Store<PageState>, chosenByAddress: boolean): void {
  let first = true;
  store.watch(
    (state) => state.view.theme,
    (theme) => {
      applyTheme(theme);
      if (!first && !chosenByAddress) storeTheme(theme);
      first = false;
    },
  );
}

/** Panels that draw on canvases hear here that the colours changed. */
function themeListeners(store: Store<PageState>): PageContext['onTheme'] {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  store.watch((state) => state.view.theme, tell);
  onSystemTheme(tell);
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

/** The place of the focused control, so that another language leaves the focus where it was. */
function focusPath(): { zone: string; index: number } | null {
  const active = document.activeElement;
  const host = active?.closest<HTMLElement>('[data-zone]');
  if (!active || !host) return null;
  const index = [...host.querySelectorAll('button, input, select, a')].indexOf(active);
  return { zone: host.dataset.zone ?? '', index };
}

function restoreFocus(place: ReturnType<typeof focusPath>): void {
  if (!place || place.index < 0) return;
  const host = document.querySelector(`[data-zone="${place.zone}"]`);
  host?.querySelectorAll<HTMLElement>('button, input, select, a')[place.index]?.focus();
}
