import type { TableDescription, TableRequest } from '../../../wasm_bindings/own_table_types';
import type {
  Configured,
  EngineError,
  Errors,
  Inspection,
  InspectionRequest,
  InspectionSubject,
  Picture,
  PictureRequest,
  Replies,
  RequestOf,
  Speed,
} from '../engine/messages';
import type { SelectionProgress, SelectionRequest } from '../engine/selection_messages';
import type { Experiment } from '../experiment/experiment';
import type { PageState } from './page_state';
import type { Store } from './store';

/** What the page needs of the engine client. */
export interface Engine {
  provideTable(table: TableRequest): Promise<TableDescription>;
  provideData(dataset: string, bytes: Uint8Array): Promise<void>;
  configure(experiment: Experiment): Promise<Configured>;
  play(speed: Speed): Promise<void>;
  pause(): Promise<unknown>;
  step(epochs: number, evaluationInterval: number): Promise<unknown>;
  reset(): Promise<{ readonly run: number }>;
  picture(request: PictureRequest): Promise<Picture>;
  release(picture: Picture): void;
  errors(): Promise<Errors>;
  select<Type extends SelectionRequest['type']>(
    request: RequestOf<Type>,
    onProgress: (progress: SelectionProgress<Replies[Type]['report']>) => void,
  ): Promise<Replies[Type]>;
  cancelSelection(): Promise<void>;
  inspect<Subject extends InspectionSubject>(
    request: Extract<InspectionRequest, { readonly subject: Subject }>,
  ): Promise<Inspection<Subject>>;
}

/** What an engine tells by itself. */
export interface EngineEvents {
  replaced(error: EngineError, configured: Configured | null): void;
  failed(error: EngineError): void;
}

export interface RunOptions {
  readonly createEngine: (events: EngineEvents) => Engine;
  readonly store: Store<PageState>;
  /** Fetches the samples of an external dataset; rejects with what errorOf can read. */
  readonly fetchSamples: (dataset: string) => Promise<Uint8Array>;
  readonly reducedMotion: () => boolean;
  /** The error inside a rejected promise of the engine. */
  readonly errorOf: (reason: unknown) => EngineError | null;
  readonly requestFrame?: (callback: (time: number) => void) => unknown;
}
