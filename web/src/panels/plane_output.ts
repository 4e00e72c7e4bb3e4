import type { CurveChart } from '../charts/curve_chart';
import type { OutputChart } from '../charts/output_chart';
import { PredictionMap } from '../charts/prediction_map';
import { element, setShown, setText } from '../controls/element';
import { toggle } from '../controls/toggle';
import type { PageState } from '../state/page_state';
import { shownPicture } from '../state/reports';
import { axisSelects } from './axis_selects';
import { type PageContext, type Panel, stopAll } from './context';
import { notFetched } from './fetched_panel';
import { progressSentence } from './formats';
import { learnedEquation } from './linear_equation';
import { outputView, samplesMatch } from './output_view';
import { unitPicture, unitTitle } from './unit_picture';
import { zoneTitle } from './zone_title';

/** Longest side of the plot, so that one screen holds it. */
const MAXIMUM_SIDE = 420;
/** The map's size is told in steps of this many pixels: a window that is drawn wider needs no picture for each. */
const PIXEL_STEP = 60;

let Curve: typeof CurveChart | null = null;

/** Fetches what draws the answers over a single column. */
export async function prepareCurve(): Promise<void> {
  Curve = (await import('../charts/curve_chart')).CurveChart;
}

/** What the network answers all over the plane, with the data on top. */
export const planeOutput: Panel = (host, context) => {
  const { texts, store, actions } = context;
  const frame = element('div', { class: 'output-frame' });
  const caption = element('p', { class: 'output-caption' });
  const equation = element('p', { class: 'learned-equation', hidden: true });
  const axes = axisSelects(context);
  const toggles = viewToggles(context);
  host.replaceChildren(
    zoneTitle(texts.get('page.output.title'), [caption]),
    frame,
    equation,
    axes.element,
    toggles.element,
  );

  let chart: OutputChart | null = null;
  let single: boolean | null = null;
  let stopped = false;
  const clear = () => {
    chart?.destroy();
    chart = null;
    single = null;
    frame.replaceChildren();
  };
  const makeChart = (columns: number) => {
    if (single === (columns === 1)) return;
    clear();
    if (columns === 1 && !Curve) {
      prepareCurve().then(
        () => stopped || setUp(),
        () => {
          if (!stopped && single === null) frame.replaceChildren(notFetched(context));
        },
      );
      return;
    }
    single = columns === 1;
    const options = {
      label: texts.get('page.output.map'),
      formatNumber: (value: number) => texts.formatNumber(value),
      onLayout: (pixels: number) => {
        const mapPixels = Math.ceil(pixels / PIXEL_STEP) * PIXEL_STEP;
        if (mapPixels !== store.get().view.mapPixels) actions.look({ mapPixels });
      },
    };
    chart = single && Curve ? new Curve(frame, options) : new PredictionMap(frame, options);
    chart.setShown({ maximumSide: MAXIMUM_SIDE });
  };
  const setUp = () => {
    const state = store.get();
    const view = outputView(texts, state);
    if (!view || !state.configured) return;
    makeChart(view.columnCount);
    const { training, test } = state.configured;
    chart?.setShown(shownParts(state));
    chart?.setView(view, training, test.targets.length > 0 ? test : null);
    draw();
  };
  const draw = () => {
    const state = store.get();
    const picture = shownPicture(state);
    if (!chart || !picture || !samplesMatch(state)) return;
    chart.update(picture);
    chart.showUnit(unitPicture(state));
    setText(caption, unitTitle(texts, state));
    const learned = learnedEquation(texts, state);
    setText(equation, learned);
    setShown(equation, learned !== '');
  };
  const describe = () => {
    const name = texts.get(single ? 'page.output.curve' : 'page.output.map');
    chart?.setLabel(`${name}. ${progressSentence(texts, store.get().report)}`.trim());
  };
  return stopAll([
    axes.stop,
    toggles.stop,
    store.watch((state) => state.configured, setUp),
    store.watch(({ view }) => `${view.horizontalColumn} ${view.verticalColumn}`, setUp),
    store.watch((state) => state.picture, draw),
    store.watch((state) => state.view.shownUnit, draw),
    store.watch(
      (state) => state.view.showTestData,
      () => chart?.setShown(shownParts(store.get())),
    ),
    store.watch(
      (state) => state.view.discretized,
      () => chart?.setShown(shownParts(store.get())),
    ),
    // The picture's description follows when training rests, so that nobody is talked over.
    store.watch((state) => (state.playing ? null : state.report), describe),
    context.onTheme(() => chart?.setTheme()),
    () => {
      stopped = true;
      chart?.destroy();
    },
  ]);
};

function shownParts({ view }: PageState) {
  return { testSamples: view.showTestData, discretized: view.discretized };
}

function viewToggles({ texts, actions, store }: PageContext) {
  const test = toggle({
    label: texts.get('page.output.showTestData'),
    look: 'check',
    value: store.get().view.showTestData,
    onChange: (showTestData) => actions.look({ showTestData }),
  });
  const discrete = toggle({
    label: texts.get('page.output.discretize'),
    hint: texts.get('page.output.discretizeHint'),
    look: 'check',
    value: store.get().view.discretized,
    onChange: (discretized) => actions.look({ discretized }),
  });
  const stop = stopAll([
    store.watch(
      (state) => state.view.showTestData,
      (on) => test.set(on),
    ),
    store.watch(
      (state) => state.view.discretized,
      (on) => discrete.set(on),
    ),
    store.watch(
      (state) => state.configured?.test.targets.length,
      (count) => test.setDisabled(count === 0 ? texts.get('page.output.noTestData') : ''),
    ),
    store.watch(
      (state) =>
        state.configured?.description.task === 'regression' &&
        state.configured.training.columns.length === state.configured.training.targets.length,
      (curve) => discrete.setDisabled(curve ? texts.get('page.output.curveOnly') : ''),
    ),
  ]);
  return {
    element: element('div', { class: 'view-toggles' }, [test.element, discrete.element]),
    stop,
  };
}
