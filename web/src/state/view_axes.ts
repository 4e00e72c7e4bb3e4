import { chosenDataset } from '../experiment/chosen_dataset';
import type { Choice } from '../experiment/experiment';
import type { View } from './page_state';

/** The axes that show a dataset best: a table's two lengths part its classes most. */
export function axesFor(dataset: Choice): Pick<View, 'horizontalColumn' | 'verticalColumn'> {
  const { columns } = chosenDataset(dataset);
  const place = (name: string, otherwise: number) =>
    columns.includes(name) ? columns.indexOf(name) : Math.min(otherwise, columns.length - 1);
  return {
    horizontalColumn: place('billLength', 0),
    verticalColumn: place('flipperLength', 1),
  };
}
