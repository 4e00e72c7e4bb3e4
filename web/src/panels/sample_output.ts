import { button } from '../controls/button';
import { element, setText } from '../controls/element';
import { choiceKey } from '../experiment/choice';
import { type Panel, stopAll } from './context';
import type { CreateSampleFigure } from './sample_figures';
import { paced, sampleView, wrongSentence } from './sample_view';
import { zoneTitle } from './zone_title';

/** Some samples at a time with the network's answers, and buttons to leaf through them. */
export const sampleOutput =
  (create: CreateSampleFigure): Panel =>
  (host, context) => {
    const { store, texts, actions } = context;
    const get = (name: string) => texts.get(`page.output.samples.${name}`);
    const frame = element('div', { class: 'output-frame sample-frame' });
    const note = element('p', { class: 'sheet-note' });
    const position = element('span', { class: 'sample-position' });
    const turn = (direction: number) => {
      const count = sampleView(store.get())?.count ?? 0;
      const next = firstOf(store.get().view.shownSample, count) + direction * figure.samples;
      // Turning over the ends goes on at the other one.
      const last = Math.max(0, Math.ceil(count / figure.samples) - 1) * figure.samples;
      actions.look({ shownSample: next < 0 ? last : next >= count ? 0 : next });
    };
    const previous = button({
      label: '←',
      look: 'quiet',
      name: get('previous'),
      onPress: () => turn(-1),
    });
    const next = button({ label: '→', look: 'quiet', name: get('next'), onPress: () => turn(1) });
    host.replaceChildren(
      zoneTitle(texts.get('page.output.title'), [
        element('div', { class: 'stepper' }, [previous, position, next]),
      ]),
      frame,
    );
    const figure = create(frame, context);
    if (figure.marks !== 'none') {
      host.append(legend(figure.marks, get('trueName'), get('predictedName')));
    }
    host.append(note);
    /** Where the page begins that holds this sample. */
    const firstOf = (sample: number, count: number) => {
      const page = Math.floor(Math.min(sample, Math.max(0, count - 1)) / figure.samples);
      return page * figure.samples;
    };
    const draw = () => {
      const view = sampleView(store.get());
      if (!view) return;
      const first = firstOf(store.get().view.shownSample, view.count);
      const label = figure.draw(view, first);
      figure.figures[0]?.setLabel(label);
      const last = Math.min(view.count, first + figure.samples);
      setText(
        position,
        texts.get(`page.output.samples.position.${view.predicted.part}`, {
          numbers: last > first + 1 ? `${first + 1}–${last}` : String(first + 1),
          count: view.count,
        }),
      );
      setText(note, figure.countsWrong ? wrongSentence(texts, view) : label);
    };
    return stopAll([
      store.watch(
        (state) => state.picture,
        paced(() => store.get().playing, draw),
      ),
      store.watch((state) => choiceKey(state.experiment.data.dataset), draw),
      store.watch((state) => state.view.shownSample, draw),
      context.onTheme(() => {
        for (const one of figure.figures) one.setTheme();
      }),
      () => {
        for (const one of figure.figures) one.destroy();
      },
    ]);
  };

/** What the marks of all these figures mean. */
function legend(marks: string, trueName: string, predictedName: string): HTMLElement {
  const entry = (kind: string, name: string) =>
    element('span', { class: 'sample-legend-entry' }, [
      element('i', { class: `sample-mark ${marks} ${kind}` }),
      name,
    ]);
  return element('p', { class: 'sample-legend' }, [
    entry('true', trueName),
    entry('predicted', predictedName),
  ]);
}
