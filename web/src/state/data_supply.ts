import type { TableDescription, TableRequest } from '../../../wasm_bindings/own_table_types';
import { datasetEntry } from '../experiment/catalog';
import type { Experiment } from '../experiment/experiment';
import { OWN_TABLE } from '../experiment/own_table';
import type { Engine, RunOptions } from './engine_port';

/** Brings to the engine what an experiment needs besides itself: samples that the core cannot make. */
export class DataSupply {
  readonly #fetchSamples: RunOptions['fetchSamples'];
  readonly #fetched = new Map<string, Promise<Uint8Array>>();
  #table: TableRequest | null = null;
  readonly #supplied = new WeakMap<Engine, Set<string>>();

  constructor(fetchSamples: RunOptions['fetchSamples']) {
    this.#fetchSamples = fetchSamples;
  }

  /** Brings the reader's own table, in place of an earlier one. */
  async bringTable(engine: Engine, table: TableRequest): Promise<TableDescription> {
    const described = await engine.provideTable(table);
    this.#table = table;
    this.#note(engine, OWN_TABLE);
    return described;
  }

  /** Whether the engine lacks samples of this experiment's dataset. */
  lacks(engine: Engine, { data }: Experiment): boolean {
    const { id } = data.dataset;
    return datasetEntry(id).external && this.#supplied.get(engine)?.has(id) !== true;
  }

  /** Fetches them, each dataset once; one that could not be fetched is tried again next time. */
  async bring(engine: Engine, { data }: Experiment): Promise<void> {
    const { id } = data.dataset;
    if (id === OWN_TABLE && this.#table !== null) {
      await this.bringTable(engine, this.#table);
      return;
    }
    const fetched = this.#fetched.get(id) ?? this.#fetchSamples(id);
    this.#fetched.set(id, fetched);
    try {
      await engine.provideData(id, await fetched);
    } catch (error) {
      this.#fetched.delete(id);
      throw error;
    }
    this.#note(engine, id);
  }

  #note(engine: Engine, dataset: string): void {
    const supplied = this.#supplied.get(engine) ?? new Set();
    this.#supplied.set(engine, supplied.add(dataset));
  }
}
