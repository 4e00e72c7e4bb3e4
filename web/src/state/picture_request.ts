import type { PictureRequest } from '../engine/messages';
import type { PageState } from './page_state';

/** Points per side of the prediction map: twice as fine as an eye parts them on 300 px. */
const PREDICTION_RESOLUTION = 100;
/** Points per side of a unit's own small map, and of the one enlarged. */
const UNIT_RESOLUTION = 32;
const ENLARGED_RESOLUTION = 60;
/** Above this many values per picture the small maps get coarser. */
const MAXIMUM_UNIT_VALUES = 300_000;
const COARSEST_RESOLUTION = 8;

/** What the next picture has to contain for the present view. */
export function pictureRequest(state: PageState): PictureRequest {
  const { view, configured } = state;
  const description = configured?.description;
  const units = (description?.layers ?? []).reduce(
    (sum, layer) => sum + layer.units,
    description?.inputs.length ?? 0,
  );
  const wanted = view.shownUnit === null ? UNIT_RESOLUTION : ENLARGED_RESOLUTION;
  const affordable = Math.floor(Math.sqrt(MAXIMUM_UNIT_VALUES / Math.max(1, units)));
  return {
    predictionResolution: PREDICTION_RESOLUTION,
    unitResolution: Math.max(COARSEST_RESOLUTION, Math.min(wanted, affordable)),
    horizontalColumn: view.horizontalColumn,
    verticalColumn: view.verticalColumn,
  };
}
