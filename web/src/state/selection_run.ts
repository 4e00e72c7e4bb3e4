import type {
  CrossValidationReport,
  RangeTestReport,
} from '../../../wasm_bindings/selection_module';
import type { EngineError } from '../engine/messages';
import type { SelectionEnd, SelectionProgress } from '../engine/selection_messages';
import { ownTableNumber } from '../experiment/own_table';
import type { Engine, RunOptions } from './engine_port';
import { isSelecting, type SelectionTask } from './selection';

/** The smoothing of the page's range tests: mini-batches differ from one another. */
const SMOOTHING = 0.8;
/** The page's range tests stop where the loss is so many times its least. */
const DIVERGENCE_FACTOR = 4;
/** Samples are shuffled before they are parted, always in the same way. */
const FOLDS_SEED = 1;

export interface SelectionRunOptions extends Pick<RunOptions, 'store' | 'errorOf'> {
  readonly engine: () => Engine;
  /** Brings training to a standstill, with its state saved. */
  readonly rest: () => Promise<void>;
}

/** Carries runs that help to choose settings to the engine, and what they find to the store. */
export class SelectionRun {
  readonly #options: SelectionRunOptions;
  #cancelled = false;

  constructor(options: SelectionRunOptions) {
    this.#options = options;
  }

  /** Tests learning rates as the panel's fields say, from the weights as they are. */
  async testRates(): Promise<void> {
    const { experiment, selection } = this.#options.store.get();
    const options = {
      ...selection.form.rates,
      smoothing: SMOOTHING,
      divergenceFactor: DIVERGENCE_FACTOR,
    };
    await this.#run<RangeTestReport>('rates', begun(experiment, options), (engine, onProgress) =>
      engine.select({ type: 'testRates', experiment, options }, onProgress),
    );
  }

  /** Cross-validates as the panel's fields say. */
  async crossValidate(): Promise<void> {
    const { experiment, selection } = this.#options.store.get();
    const options = { ...selection.form.validation, shuffled: true, seed: FOLDS_SEED };
    await this.#run<CrossValidationReport>(
      'validation',
      begun(experiment, options),
      (engine, onProgress) =>
        engine.select({ type: 'crossValidate', experiment, options }, onProgress),
    );
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
    try {
      await this.#options.engine().cancelSelection();
    } catch (reason) {
      this.#errorOf(reason); // a lost worker tells the run that waits for it
    }
  }

  async #run<Report>(
    kind: 'rates' | 'validation',
    task: SelectionTask<unknown, Report>,
    select: (
      engine: Engine,
      onProgress: (progress: SelectionProgress<Report>) => void,
    ) => Promise<SelectionEnd<Report>>,
  ): Promise<void> {
    const { store, engine, rest } = this.#options;
    if (isSelecting(store.get().selection)) return;
    let now = task;
    const show = (change: Partial<SelectionTask<unknown, Report>>) => {
      now = { ...now, ...change };
      store.update({ selection: { ...store.get().selection, [kind]: now } });
    };
    this.#cancelled = false;
    show({});
    try {
      await rest();
      if (this.#cancelled) {
        show({ status: 'ended' });
        return;
      }
      const end = await select(engine(), ({ share, report }) => show({ share, report }));
      show({ status: end.finished ? 'finished' : 'ended', share: 1, report: end.report });
    } catch (reason) {
      show({ status: 'failed', error: this.#errorOf(reason) });
    }
  }

  /** The engine's error; anything else is a mistake of ours. */
  #errorOf(reason: unknown): EngineError {
    const error = this.#options.errorOf(reason);
    if (error === null) throw reason;
    return error;
  }
}

function begun<Options>(
  experiment: SelectionTask<Options, never>['experiment'],
  options: Options,
): SelectionTask<Options, never> {
  const table = ownTableNumber();
  return { experiment, table, options, status: 'running', share: 0, report: null, error: null };
}
