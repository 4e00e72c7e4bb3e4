import type { UnitPicture } from '../charts/output_chart';
import type { PageState } from '../state/page_state';
import type { Texts } from '../text/text';

/** The map of the unit under the pointer, or null for the network's prediction. */
export function unitPicture({ picture, view }: PageState): UnitPicture | null {
  if (!picture || view.shownUnit === null) return null;
  const { unitResolution, unitGrids, predictionRows } = picture;
  const rows = predictionRows === 1 ? 1 : unitResolution;
  const size = rows * unitResolution;
  const values = unitGrids.subarray(view.shownUnit * size, (view.shownUnit + 1) * size);
  return values.length === size ? { values, resolution: unitResolution, rows } : null;
}

/** Names the enlarged unit; '' for the prediction. */
export function unitTitle(texts: Texts, state: PageState): string {
  const { configured, view } = state;
  if (!configured || view.shownUnit === null) return '';
  const { inputs, layers } = configured.description;
  let index = view.shownUnit;
  if (index < inputs.length) {
    return texts.get('page.network.input', { name: texts.inputLabel(inputs[index] ?? '') });
  }
  index -= inputs.length;
  for (const [layer, { units }] of layers.entries()) {
    if (index < units) {
      const isOutput = layer === layers.length - 1;
      return isOutput
        ? texts.get('page.network.output')
        : texts.get('page.network.unit', { layer: layer + 1, number: index + 1 });
    }
    index -= units;
  }
  return '';
}
