import { element, setShown } from '../controls/element';
import { selectField } from '../controls/select_field';
import { choiceKey } from '../experiment/choice';
import { chosenDataset } from '../experiment/chosen_dataset';
import type { DataConfig } from '../experiment/experiment';
import type { Stop } from '../state/store';
import { type PageContext, stopAll } from './context';

/** Which two columns of a wider table stand on the map's axes. */
export function axisSelects(context: PageContext): { element: HTMLElement; readonly stop: Stop } {
  const { texts, actions, store } = context;
  const isChoice = ({ dataset }: DataConfig) => {
    const { columns, wholeInputs } = chosenDataset(dataset);
    return columns.length > 2 && !wholeInputs; // a pixel or a moment is no axis to choose
  };
  const options = () => {
    const dataset = chosenDataset(store.get().experiment.data.dataset);
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
      (state) => choiceKey(state.experiment.data.dataset),
      () => {
        setShown(root, isChoice(store.get().experiment.data));
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
