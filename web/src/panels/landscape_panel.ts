import '../styles/inspection.css';
import type { CurvatureInspection } from '../../../wasm_bindings/inspection_types';
import { LandscapeChart } from '../charts/landscape_chart';
import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { numberField } from '../controls/number_field';
import { selectField } from '../controls/select_field';
import type { Inspection } from '../engine/messages';
import { type PageContext, type Panel, stopAll } from './context';
import { showTexts, textTable } from './error_tables';
import { followRun } from './follow_run';
import {
  axisNames,
  firstChoice,
  largestStableStep,
  POINTS,
  RADIUS,
  type SurfaceChoice,
  sharpnessRemark,
  surfaceSentences,
} from './landscape_numbers';

/** The loss around the weights, the way they came, and how strongly the loss bends there. */
export const landscapePanel: Panel = (host, context) => {
  const { texts, store } = context;
  const get = (name: string) => texts.get(`page.shelf.landscape.${name}`);
  let choice = firstChoice;
  let wanted = true;
  const choose = (part: Partial<SurfaceChoice>) => {
    choice = { ...choice, ...part };
    again();
  };
  const again = () => {
    wanted = true;
    follower.again();
  };
  const figure = element('div', { class: 'landscape-figure' });
  const words = element('p', { class: 'landscape-words', role: 'status' });
  const sharpness = sharpnessSection(context);
  host.replaceChildren(
    element('div', { class: 'landscape' }, [
      controls(context, choose, again, () => choose({ seed: choice.seed + 1 })),
      element('div', { class: 'landscape-parts' }, [
        element('div', { class: 'landscape-picture' }, [figure, words]),
        sharpness.element,
      ]),
    ]),
  );
  const chart = new LandscapeChart(figure, get('label'), (value) => texts.formatNumber(value));
  const isPresent = (look: { readonly run: number } | null) =>
    look !== null && figure.isConnected && look.run === store.get().configured?.run;

  const show = (surface: Inspection<'surface'>) => {
    const [horizontalName, second] = axisNames(texts, surface);
    const verticalName = surface.rows > 1 ? second : get('loss');
    setShown(figure, true);
    chart.update({ ...surface, horizontalName, verticalName });
    setText(words, surfaceSentences(texts, surface));
  };
  const follower = followRun(context, async () => {
    // While training runs only when asked: a large landscape takes longer than an epoch.
    if (store.get().playing && !wanted) return;
    wanted = false;
    if (choice.directions === 'principal' && store.get().picture?.epoch === 0) {
      setShown(figure, false);
      setText(words, get('noWay'));
      return;
    }
    const surface = await context.inspect({ subject: 'surface', ...choice });
    if (surface && isPresent(surface)) show(surface);
    const curvature = await context.inspect({ subject: 'curvature' });
    if (curvature && isPresent(curvature)) sharpness.show(curvature);
  });
  return stopAll([
    () => follower.stop(),
    context.onTheme(() => chart.setTheme()),
    () => chart.destroy(),
  ]);
};

function controls(
  { texts }: PageContext,
  choose: (part: Partial<SurfaceChoice>) => void,
  again: () => void,
  other: () => void,
): HTMLElement {
  const get = (name: string) => texts.get(`page.shelf.landscape.${name}`);
  const shape = selectField({
    label: get('shape'),
    options: [
      { value: '2', label: get('plane') },
      { value: '1', label: get('line') },
    ],
    value: '2',
    onChange(value) {
      const axes = value === '1' ? 1 : 2;
      const count = POINTS[axes][1];
      points.set(String(count));
      points.setOptions(pointOptions(axes));
      choose({ axes, points: count });
    },
  });
  const otherButton = button({ label: get('other'), look: 'quiet', onPress: other });
  const directions = selectField({
    label: get('directions'),
    hint: get('directionsHint'),
    options: (['random', 'principal'] as const).map((value) => ({ value, label: get(value) })),
    value: 'random',
    onChange: (value) => {
      setShown(otherButton, value === 'random');
      choose({ directions: value === 'principal' ? 'principal' : 'random' });
    },
  });
  const points = selectField({
    label: get('points'),
    options: pointOptions(firstChoice.axes),
    value: String(firstChoice.points),
    onChange: (value) => choose({ points: Number(value) }),
  });
  const radius = numberField({
    label: get('radius'),
    hint: get('radiusHint'),
    range: RADIUS,
    value: firstChoice.radius,
    slider: true,
    onChange: (value) => choose({ radius: value }),
    refusal: (entry) =>
      texts.get('page.fields.notAllowed', {
        value: entry,
        minimum: texts.formatLimit(RADIUS.minimum),
        maximum: texts.formatLimit(RADIUS.maximum),
      }),
  });
  return element('div', { class: 'shelf-fields' }, [
    shape.element,
    directions.element,
    points.element,
    radius.element,
    button({ label: get('again'), look: 'plain', onPress: again }),
    otherButton,
  ]);
}

function pointOptions(axes: 1 | 2) {
  return POINTS[axes].map((count) => ({ value: String(count), label: String(count) }));
}

function sharpnessSection({ texts, store }: PageContext) {
  const get = (name: string) => texts.get(`page.shelf.landscape.${name}`);
  const names = ['eigenvalue', 'stable', 'rate'] as const;
  const table = textTable(get('sharpnessCaption'), [get('sharpnessTitle'), get('value')], 3);
  const remark = element('p', { class: 'sharpness-remark' });
  return {
    element: element('section', { class: 'sharpness', hidden: true }, [
      element('h2', {}, [get('sharpnessTitle')]),
      table.element,
      remark,
      element('p', { class: 'table-note' }, [get('sharpnessNote')]),
    ]),
    show(this: { readonly element: HTMLElement }, look: CurvatureInspection) {
      const { report, experiment } = store.get();
      const rate = report?.learningRate ?? experiment.training.learningRate;
      const values = [look.eigenvalue, largestStableStep(look.eigenvalue), rate];
      setShown(this.element, true);
      showTexts(
        table,
        names.flatMap((name, row) => [get(name), texts.formatNumber(values[row])]),
      );
      setText(remark, sharpnessRemark(texts, look));
      setShown(remark, remark.textContent !== '');
    },
  };
}
