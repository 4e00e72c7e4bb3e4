import type { Divergence, SamplesOfPart, Stop } from '../../../wasm_bindings/descent_module';
import type { InspectionSubject } from '../engine/inspection_messages';
import type {
  Configured,
  EngineError,
  EpochReport,
  Errors,
  Picture,
  Speed,
} from '../engine/messages';
import type { Experiment } from '../experiment/experiment';
import type { Notice } from '../experiment/notice';
import type { Language } from '../text/text';
import { firstSelection, type SelectionState } from './selection';

export type Theme = 'system' | 'light' | 'dark';
export type PanelId =
  | 'weights'
  | 'gradients'
  | 'pass'
  | 'landscape'
  | 'errors'
  | 'selection'
  | 'dataTable'
  | 'about';

/** What the reader looks at; none of it changes the training. */
export interface View {
  readonly language: Language;
  readonly theme: Theme;
  readonly showTestData: boolean;
  readonly discretized: boolean;
  /** Raw columns on the map's axes. */
  readonly horizontalColumn: number;
  readonly verticalColumn: number;
  /** Pixels of the screen along the map's longer side, or null before it is laid out. */
  readonly mapPixels: number | null;
  /** Of a sheet of examples only those that are predicted wrong. */
  readonly wrongOnly: boolean;
  /** Number of the first sample that is drawn, for data shown sample by sample. */
  readonly shownSample: number;
  readonly logarithmicLoss: boolean;
  /** Whether the shown losses include the penalty of the weights. */
  readonly penalizedLoss: boolean;
  /** Place in the unit grids of the unit whose map is enlarged, or null for the prediction. */
  readonly shownUnit: number | null;
  readonly openPanel: PanelId | null;
  readonly moreSettings: boolean;
  /** Layer whose weights the shelf lists. */
  readonly weightsLayer: number;
}

/** The engine's last word about itself. */
export type EngineTrouble =
  | { readonly kind: 'replaced'; readonly error: EngineError }
  | { readonly kind: 'failed'; readonly error: EngineError }
  /** It refused a close look, whose panel shows older numbers. */
  | {
      readonly kind: 'inspection';
      readonly subject: InspectionSubject;
      readonly error: EngineError;
    };

/** A configuration that the core refused; `path` is the setting it names. */
export interface Refusal {
  readonly path: string;
  readonly message: string;
}

/** Everything the page shows. */
export interface PageState {
  readonly experiment: Experiment;
  readonly configured: Configured | null;
  /** The dataset whose samples are being fetched, or null. */
  readonly fetching: string | null;
  readonly picture: Picture | null;
  readonly report: EpochReport | null;
  /** The errors last looked at, or null; only asked for while their panel is open. */
  readonly errors: Errors | null;
  /** Runs that help to choose settings. */
  readonly selection: SelectionState;
  readonly speed: Speed;
  /** What the reader wants; a hidden page pauses the worker without changing it. */
  readonly playing: boolean;
  /** How the numbers of the run ceased to be finite, or null. */
  readonly divergence: Divergence | null;
  /** The rule that ended training, or null. */
  readonly stopped: Stop | null;
  /** Epoch at which settings changed while the run went on, or null. */
  readonly changedAtEpoch: number | null;
  readonly notices: readonly Notice[];
  readonly trouble: EngineTrouble | null;
  readonly refusal: Refusal | null;
  /** A few samples of each dataset, for its small picture. */
  readonly thumbnails: ReadonlyMap<string, SamplesOfPart>;
  readonly view: View;
}

/** The state before the engine has answered. */
export function initialState(
  experiment: Experiment,
  notices: readonly Notice[],
  view: Pick<View, 'language' | 'theme'>,
): PageState {
  return {
    experiment,
    configured: null,
    fetching: null,
    picture: null,
    report: null,
    errors: null,
    selection: firstSelection,
    speed: 100,
    playing: false,
    divergence: null,
    stopped: null,
    changedAtEpoch: null,
    notices,
    trouble: null,
    refusal: null,
    thumbnails: new Map(),
    view: {
      ...view,
      showTestData: false,
      discretized: false,
      horizontalColumn: 0,
      verticalColumn: 1,
      mapPixels: null,
      wrongOnly: false,
      shownSample: 0,
      logarithmicLoss: false,
      penalizedLoss: false,
      shownUnit: null,
      openPanel: null,
      moreSettings: false,
      weightsLayer: 0,
    },
  };
}
