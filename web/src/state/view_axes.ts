import { datasetEntry } from '../experiment/catalog';
import type { View } from './page_state';

/** The axes that show a dataset best: a table's two lengths part its classes most. */
export function axesFor(dataset: string): Pick<View, 'horizontalColumn' | 'verticalColumn'> {
  const { columns } = datasetEntry(dataset);
  const place = (name: string, otherwise: number) =>
    columns.includes(name) ? columns.indexOf(name) : Math.min(otherwise, columns.length - 1);
  return {
    horizontalColumn: place('billLength', 0),
    verticalColumn: place('flipperLength', 1),
  };
}
