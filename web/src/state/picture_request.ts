import type { PictureRequest, SampleRange } from '../engine/messages';
import { chosenDataset, outputKind } from '../experiment/chosen_dataset';
import type { DataConfig, Experiment } from '../experiment/experiment';
import { layerShapes } from '../experiment/layer_shapes';
import type { PageState } from './page_state';

/** Points per side of the prediction map before its size on the screen is known. */
const PREDICTION_RESOLUTION = 100;
/** Pixels of the screen that a point stands for; between points the map is smooth. */
const PIXELS_PER_POINT = 3;
const FINEST_PREDICTION_RESOLUTION = 200;
/**
 * While training runs the map is coarser than an eye sees in a picture that is soon replaced: flat
 * out, 60 of them a second would else take more than a twentieth of the training's time.
 */
const PLAYING_PREDICTION_RESOLUTION = 100;
const FLAT_OUT_PREDICTION_RESOLUTION = 70;
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
/** So many units need no coarser maps, however they are connected. */
const FEW_UNITS = 100;
/** As many samples as a reader may leaf through, and as many as fill a sheet where each costs much. */
const MOST_SAMPLES = 300;
const FEWEST_SAMPLES = 36;

/** Whether two columns' plane says something about a unit; elsewhere pictures show samples. */
export function hasUnitMaps(data: DataConfig): boolean {
  return outputKind(chosenDataset(data.dataset)) === 'plane';
}

/**
 * Whether the engine's description of the network would change nothing about the first picture of its
 * run, which can then be asked for together with it.
 */
export function isKnownBefore(experiment: Experiment): boolean {
  const units = layerShapes(experiment).reduce((sum, { columns }) => sum + columns, 0);
  return hasUnitMaps(experiment.data) && units <= FEW_UNITS;
}

/** What the next picture has to contain for the present view. */
export function pictureRequest(state: PageState): PictureRequest {
  const { view, configured, playing, experiment } = state;
  const description = configured?.description;
  const units = (description?.layers ?? []).reduce(
    (sum, layer) => sum + layer.units,
    description?.inputs.length ?? 0,
  );
  const maximumWork = playing ? MAXIMUM_WORK_PLAYING : MAXIMUM_WORK_STILL;
  const dataset = chosenDataset(experiment.data.dataset);
  const dimensions = Math.min(2, dataset.columns.length);
  const side = (available: number, costOfPoint = 1) =>
    Math.floor((available / Math.max(1, costOfPoint)) ** (1 / dimensions));
  const workable = side(maximumWork, description?.parameterCount);
  const wanted = view.shownUnit === null ? UNIT_RESOLUTION : ENLARGED_RESOLUTION;
  const samples = hasUnitMaps(experiment.data) ? null : sampleRange(state);
  return {
    ...(samples ? { samples } : {}),
    predictionResolution: Math.max(
      COARSEST_PREDICTION_RESOLUTION,
      Math.min(wantedResolution(state, dimensions), workable),
    ),
    unitResolution: Math.max(
      COARSEST_UNIT_RESOLUTION,
      Math.min(wanted, workable, side(MAXIMUM_UNIT_VALUES, units)),
    ),
    horizontalColumn: view.horizontalColumn,
    verticalColumn: view.verticalColumn,
  };
}

/** As fine as the screen shows it, or as the time for it allows. */
function wantedResolution({ view, playing, speed }: PageState, dimensions: number): number {
  const { mapPixels } = view;
  const fitting =
    mapPixels === null ? PREDICTION_RESOLUTION : Math.ceil(mapPixels / PIXELS_PER_POINT);
  const most = speed === 'fastest' ? FLAT_OUT_PREDICTION_RESOLUTION : PLAYING_PREDICTION_RESOLUTION;
  const isBrief = playing && dimensions > 1;
  return Math.min(fitting, isBrief ? most : FINEST_PREDICTION_RESOLUTION);
}

/** Samples of the test part, or of the training part where there is no other, and the chosen one. */
function sampleRange({ configured, view }: PageState): SampleRange {
  const description = configured?.description;
  // A layer that shares its weights costs less than this, so there are never too many samples.
  const cost = (description?.layers ?? []).reduce(
    (sum, { units, inputs }) => sum + units * inputs,
    0,
  );
  const affordable = Math.floor(MAXIMUM_WORK_PLAYING / Math.max(1, cost));
  const isTest = (description?.testCount ?? 0) > 0;
  const available = isTest ? description?.testCount : description?.trainingCount;
  const count = Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, affordable));
  return {
    part: isTest ? 'test' : 'training',
    first: 0,
    count,
    shown: Math.max(0, Math.min(view.shownSample, count - 1, (available ?? count) - 1)),
  };
}
