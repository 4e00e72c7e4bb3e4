import type { TableRequest } from '../../../wasm_bindings/own_table_types';
import type { Speed } from '../engine/messages';
import { withNewDataset } from '../experiment/adapt';
import { withBatchBefore } from '../experiment/batch_before';
import { datasetEntry, setting } from '../experiment/catalog';
import type { Experiment } from '../experiment/experiment';
import { withFittingLayers } from '../experiment/fit_layers';
import { keepsNotices, type Notice } from '../experiment/notice';
import { withOneLoss } from '../experiment/one_loss';
import { OWN_TABLE, setOwnTable } from '../experiment/own_table';
import { withSamplesToCompare } from '../experiment/samples_to_compare';
import type { PageState, View } from './page_state';
import type { Run } from './run';
import type { SelectionForm } from './selection';
import type { SelectionRun } from './selection_run';
import type { Store } from './store';
import { axesFor } from './view_axes';

/** All that a reader can wish for; controls call nothing else. */
export interface Actions {
  playOrPause(): void;
  step(): void;
  reset(): void;
  /** Other initial weights, by the next seed. */
  newStart(): void;
  setSpeed(speed: Speed): void;
  change(how: (experiment: Experiment) => Experiment): void;
  /** Another whole experiment, from a link or the preset menu. */
  load(experiment: Experiment, notices?: readonly Notice[]): void;
  /** Learns the reader's own table; answers with the core's refusal, or '' when it is taken. */
  useTable(table: TableRequest): Promise<string>;
  look(view: Partial<View>): void;
  /** Other entries in the fields of the panel that helps to choose settings. */
  prepareSelection(form: Partial<SelectionForm>): void;
  /** Fetches what carries out the next three, which do nothing before. */
  fetchSelection(): Promise<void>;
  testRates(): void;
  crossValidate(): void;
  cancelSelection(): void;
  dismissNotices(): void;
  dismissTrouble(): void;
  /** A new engine after the last one gave up. */
  startAgain(): void;
}

type ActionsRun = Pick<
  Run,
  | 'configure'
  | 'provideTable'
  | 'play'
  | 'pause'
  | 'step'
  | 'reset'
  | 'requestPicture'
  | 'startAgain'
  | 'selection'
>;

export function createActions(store: Store<PageState>, run: ActionsRun): Actions {
  const configure = (experiment: Experiment) => {
    if (experiment === store.get().experiment) return;
    store.update({ experiment, refusal: null });
    void run.configure(experiment);
  };
  /** The batch size before an optimizer that needs all samples was chosen. */
  let batchBefore: number | null = null;
  let selection: SelectionRun | null = null;
  /** Takes over a change; what was said of earlier data, layers and optimizers goes with the next. */
  const configureFitting = (before: Experiment, wanted: Experiment) => {
    const fitting = withFittingLayers(before, wanted);
    const { experiment: trainable, notices } = withOneLoss(before, fitting.experiment);
    const remembered = withBatchBefore(before, trainable, batchBefore);
    batchBefore = remembered.batchSize;
    const { experiment, notices: more } = withSamplesToCompare(remembered.experiment);
    const all = [...fitting.notices, ...notices, ...more];
    const isSame = keepsNotices(before, experiment);
    if (all.length > 0 || (!isSame && store.get().notices.length > 0)) {
      store.update({ notices: all });
    }
    configure(experiment);
  };
  return {
    playOrPause: () => void (store.get().playing ? run.pause() : run.play()),
    step: () => void run.step(),
    reset: () => void run.reset(),
    newStart() {
      const { experiment } = store.get();
      const { minimum, maximum } = setting('network.seed');
      const seed = experiment.network.seed < maximum ? experiment.network.seed + 1 : minimum;
      configure({ ...experiment, network: { ...experiment.network, seed } });
    },
    setSpeed(speed) {
      store.update({ speed });
      if (store.get().playing) void run.play();
    },
    change(how) {
      const before = store.get().experiment;
      configureFitting(before, how(before));
    },
    load(experiment, notices = []) {
      batchBefore = null;
      store.update({ notices });
      configure(experiment);
    },
    look(view) {
      const before = store.get().view;
      store.update({ view: { ...before, ...view } });
      const axesMoved = 'horizontalColumn' in view || 'verticalColumn' in view;
      // Errors follow the next picture.
      const errorsOpened = view.openPanel === 'errors';
      const otherShown = 'shownUnit' in view || 'shownSample' in view || 'mapPixels' in view;
      if (axesMoved || otherShown || errorsOpened) run.requestPicture();
    },
    prepareSelection(form) {
      const { selection } = store.get();
      store.update({ selection: { ...selection, form: { ...selection.form, ...form } } });
    },
    async fetchSelection() {
      selection = await run.selection();
    },
    testRates: () => void selection?.testRates(),
    crossValidate: () => void selection?.crossValidate(),
    cancelSelection: () => void selection?.cancel(),
    async useTable(table) {
      const described = await run.provideTable(table);
      if (typeof described === 'string') return described;
      const before = datasetEntry(store.get().experiment.data.dataset.id).task;
      setOwnTable(table, described);
      const { experiment, view } = store.get();
      // The columns shown before may not exist any more.
      store.update({ view: { ...view, ...axesFor({ id: OWN_TABLE }), shownUnit: null } });
      configureFitting(experiment, withNewDataset(experiment, OWN_TABLE, before));
      return '';
    },
    dismissNotices: () => store.update({ notices: [] }),
    dismissTrouble: () => store.update({ trouble: null, refusal: null }),
    startAgain: () => void run.startAgain(),
  };
}
