import type { PictureRequest } from '../engine/messages';
import { chosenDataset } from '../experiment/chosen_dataset';
import type { PageState } from './page_state';

/** Points per side of the prediction map: twice as fine as an eye parts them on 300 px. */
const PREDICTION_RESOLUTION = 100;
/** Points per side of a unit's own small map, and of the one enlarged. */
const UNIT_RESOLUTION = 32;
const ENLARGED_RESOLUTION = 60;
/** Above this many values per picture the small maps get coarser. */
const MAXIMUM_UNIT_VALUES = 300_000;
/**
 * Above this many points times parameters the maps get coarser: while training runs, so that they
 * come often and leave it its time, and standing still, so that Play is not kept waiting.
 */
const MAXIMUM_WORK_PLAYING = 200_000_000;
const MAXIMUM_WORK_STILL = 1_000_000_000;
const COARSEST_PREDICTION_RESOLUTION = 25;
const COARSEST_UNIT_RESOLUTION = 8;

/** What the next picture has to contain for the present view. */
export function pictureRequest(state: PageState): PictureRequest {
  const { view, configured, playing, experiment } = state;
  const description = configured?.description;
  const units = (description?.layers ?? []).reduce(
    (sum, layer) => sum + layer.units,
    description?.inputs.length ?? 0,
  );
  const maximumWork = playing ? MAXIMUM_WORK_PLAYING : MAXIMUM_WORK_STILL;
  const dimensions = Math.min(2, chosenDataset(experiment.data.dataset).columns.length);
  const side = (available: number, costOfPoint = 1) =>
    Math.floor((available / Math.max(1, costOfPoint)) ** (1 / dimensions));
  const workable = side(maximumWork, description?.parameterCount);
  const wanted = view.shownUnit === null ? UNIT_RESOLUTION : ENLARGED_RESOLUTION;
  return {
    predictionResolution: Math.max(
      COARSEST_PREDICTION_RESOLUTION,
      Math.min(PREDICTION_RESOLUTION, workable),
    ),
    unitResolution: Math.max(
      COARSEST_UNIT_RESOLUTION,
      Math.min(wanted, workable, side(MAXIMUM_UNIT_VALUES, units)),
    ),
    horizontalColumn: view.horizontalColumn,
    verticalColumn: view.verticalColumn,
  };
}
