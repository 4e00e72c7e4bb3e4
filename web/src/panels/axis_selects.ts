import { element, setShown } from '../controls/element';
import { selectField } from '../controls/select_field';
import { datasetEntry } from '../experiment/catalog';
import type { Stop } from '../state/store';
import { type PageContext, stopAll } from './context';

/** Which two columns of a wider table stand on the map's axes. */
export function axisSelects(context: PageContext): { element: HTMLElement; readonly stop: Stop } {
  const { texts, actions, store } = context;
  const options = () => {
    const dataset = datasetEntry(store.get().experiment.data.dataset);
    return dataset.columns.map((id, column) => ({
      value: String(column),
      label: texts.columnLabel(id),
    }));
  };
  const make = (axis: 'horizontal' | 'vertical') =>
    selectField({
      label: texts.get(`page.output.${axis}`),
      options: options(),
      value: String(store.get().view[`${axis}Column`]),
      onChange: (value) => actions.look({ [`${axis}Column`]: Number(value) }),
    });
  const horizontal = make('horizontal');
  const vertical = make('vertical');
  const root = element('div', { class: 'axis-selects' }, [horizontal.element, vertical.element]);
  const stop = stopAll([
    store.watch(
      (state) => state.experiment.data.dataset,
      (dataset) => {
        setShown(root, datasetEntry(dataset).columns.length > 2);
        horizontal.setOptions(options());
        vertical.setOptions(options());
      },
    ),
    store.watch(
      (state) => state.view.horizontalColumn,
      (column) => horizontal.set(String(column)),
    ),
    store.watch(
      (state) => state.view.verticalColumn,
      (column) => vertical.set(String(column)),
    ),
  ]);
  return { element: root, stop };
}
