import type { LossChart } from '../charts/loss_chart';
import { looksOther } from '../charts/loss_pace';
import { element, setShown, setText } from '../controls/element';
import { toggle } from '../controls/toggle';
import { type Panel, stopAll } from './context';
import { zoneTitle } from './zone_title';

/** Milliseconds after which also losses are drawn that look nearly as before. */
const DRAWN_WITHIN = 50;

let chartCode: typeof import('../charts/loss_chart') | null = null;

/** Starts the chart's code, so that the first loss finds it there. */
export async function prepareLossChart(): Promise<void> {
  chartCode = await import('../charts/loss_chart');
}

/** The losses of every epoch of the run. */
export const lossZone: Panel = (host, context) => {
  const { texts, store, actions, losses } = context;
  const frame = element('div', { class: 'loss-frame' });
  const logarithmic = toggle({
    label: texts.get('page.loss.logarithmic'),
    look: 'check',
    value: store.get().view.logarithmicLoss,
    onChange: (logarithmicLoss) => actions.look({ logarithmicLoss }),
  });
  const penalized = toggle({
    label: texts.get('page.loss.withPenalty'),
    hint: texts.get('page.loss.penaltyHint'),
    look: 'check',
    value: store.get().view.penalizedLoss,
    onChange: (penalizedLoss) => actions.look({ penalizedLoss }),
  });
  const penalty = element('span', { class: 'loss-penalty' });
  // A line of its own: beside the title there is no room for all three.
  const penaltyLine = element('div', { class: 'penalty-line' }, [penalty, penalized.element]);
  const title = zoneTitle(texts.get('page.loss.title'), [logarithmic.element]);
  host.replaceChildren(title, penaltyLine, frame);
  const showPenalty = () => {
    const { report, experiment } = store.get();
    const size = experiment.training.regularizer.id === 'none' ? 0 : (report?.penalty ?? 0);
    const value = texts.formatNumber(size);
    setText(penalty, size > 0 ? texts.get('page.loss.penalty', { value }) : '');
    setShown(penaltyLine, size > 0);
  };

  let chart: LossChart | null = null;
  let stopped = false;
  let drawnEpoch = 0;
  let drawing = 0;
  const draw = () => {
    window.clearTimeout(drawing);
    drawing = 0;
    drawnEpoch = store.get().report?.epoch ?? 0;
    chart?.update();
  };
  const drawLater = () => {
    drawing = 0;
    // A run that has just begun anew keeps the old lines until its first report.
    if (losses.length > 0) draw();
  };
  const drawSparingly = () => {
    if (looksOther(drawnEpoch, store.get().report?.epoch ?? 0)) draw();
    else if (drawing === 0) drawing = window.setTimeout(drawLater, DRAWN_WITHIN);
  };
  const makeChart = async () => {
    await (chartCode ?? prepareLossChart()); // at least until the page is built
    if (stopped || chartCode === null) return;
    chart = new chartCode.LossChart(frame, {
      texts: {
        label: texts.get('page.loss.label'),
        epoch: texts.get('page.readOuts.epoch'),
        loss: texts.get('page.loss.title'),
        training: texts.get('page.loss.training'),
        test: texts.get('page.loss.test'),
      },
      history: (most) => losses.toArrays(store.get().view.penalizedLoss, most),
      formatNumber: (value) => texts.formatNumber(value),
      logarithmic: store.get().view.logarithmicLoss,
    });
    draw();
  };
  let asked = false;
  return stopAll([
    store.watch(
      (state) => state.report !== null,
      (reported) => {
        if (!reported || asked) return;
        asked = true;
        makeChart().catch((reason: unknown) =>
          setText(frame, texts.get('errors.load', { message: String(reason) })),
        );
      },
    ),
    () => {
      stopped = true;
      window.clearTimeout(drawing);
    },
    store.watch((state) => state.report, drawSparingly),
    store.watch((state) => state.experiment, showPenalty),
    store.watch((state) => state.report, showPenalty),
    store.watch(
      (state) => state.view.logarithmicLoss,
      (on) => {
        chart?.setLogarithmic(on);
        logarithmic.set(on);
      },
    ),
    store.watch(
      (state) => state.view.penalizedLoss,
      (on) => {
        penalized.set(on);
        draw();
      },
    ),
    context.onTheme(() => chart?.setTheme()),
    () => chart?.destroy(),
  ]);
};
