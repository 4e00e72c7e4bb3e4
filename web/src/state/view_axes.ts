import { chosenDataset } from '../experiment/chosen_dataset';
import type { Choice } from '../experiment/experiment';
import type { View } from './page_state';

/** The axes that show a dataset best: a table's two lengths part its classes most. */
export function axesFor(dataset: Choice): Pick<View, 'horizontalColumn' | 'verticalColumn'> {
  const { columns } = chosenDataset(dataset);
  const place = (names: readonly string[], otherwise: number) => {
    const found = columns.findIndex((column) => names.includes(column));
    return found < 0 ? Math.min(otherwise, columns.length - 1) : found;
  };
  return {
    horizontalColumn: place(['billLength', 'petalLength'], 0),
    verticalColumn: place(['flipperLength', 'petalWidth'], 1),
  };
}

/** The view with which a run on other data begins. */
export function viewOfOtherData(view: View, dataset: Choice): View {
  return { ...view, shownUnit: null, shownSample: 0, ...axesFor(dataset) };
}
