import { element } from '../controls/element';
import {
  type ComparedValues,
  comparedSettings,
  usualValues,
} from '../experiment/compared_settings';
import type { Experiment } from '../experiment/experiment';
import type { Stop } from '../state/store';
import { axisFields } from './axis_fields';
import { type PageContext, stopAll } from './context';

/** More axes would make too many candidates to look at. */
const MOST_AXES = 2;

/** The settings to compare; the learning rate to begin with. */
export function axesEditor(context: PageContext): {
  readonly element: HTMLElement;
  readonly stop: Stop;
} {
  const { store, actions } = context;
  const host = element('div', { class: 'axes' });
  let built = '';
  const set = (axes: readonly ComparedValues[]) => {
    const { validation } = store.get().selection.form;
    actions.prepareSelection({ validation: { ...validation, axes } });
  };
  const build = () => {
    const { experiment, selection } = store.get();
    const axes = stillThere(experiment, selection.form.validation.axes);
    if (axes !== selection.form.validation.axes) {
      set(axes);
      return; // comes back here with them
    }
    const paths = axes.map(({ path }) => path);
    const key = JSON.stringify([
      paths,
      comparedSettings(experiment, paths).map((one) => [
        one.path,
        one.kind === 'id' ? one.ids : [],
      ]),
    ]);
    if (key === built) return; // typing goes on in the same fields
    built = key;
    const menus = [...host.querySelectorAll('select')];
    const focused = menus.indexOf(document.activeElement as HTMLSelectElement);
    host.replaceChildren(
      ...Array.from({ length: MOST_AXES }, (_, place) =>
        axisFields(context, {
          number: place + 1,
          axis: axes[place] ?? null,
          taken: axes.flatMap(({ path }, other) => (other === place ? [] : [path])),
          onChange: (axis) => {
            const now = store.get().selection.form.validation.axes;
            const next = [...now.slice(0, place), ...(axis ? [axis] : []), ...now.slice(place + 1)];
            set(next);
          },
        }),
      ),
    );
    host.querySelectorAll('select')[focused]?.focus();
  };
  const stop = stopAll([
    store.watch((state) => state.selection.form.validation.axes, build),
    store.watch((state) => state.experiment, build),
  ]);
  return { element: host, stop };
}

/**
 * The axes without those whose setting the experiment no longer has, and without values that do not go
 * together with another axis, at least one; the same list if it is fine.
 */
function stillThere(
  experiment: Experiment,
  axes: readonly ComparedValues[],
): readonly ComparedValues[] {
  const kept = axes.flatMap((axis) => {
    const others = axes.flatMap(({ path }) => (path === axis.path ? [] : [path]));
    const found = comparedSettings(experiment, others).find(({ path }) => path === axis.path);
    if (!found) return [];
    if (found.kind === 'number') return [axis];
    const values = axis.values.filter((id) => found.ids.includes(String(id)));
    if (values.length === axis.values.length) return [axis];
    return values.length > 0 ? [{ ...axis, values }] : [];
  });
  const [first] = comparedSettings(experiment);
  if (kept.length === 0 && first)
    return [{ path: first.path, values: usualValues(experiment, first) }];
  return kept.length === axes.length && kept.every((axis, place) => axis === axes[place])
    ? axes
    : kept;
}
