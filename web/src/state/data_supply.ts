import { datasetEntry } from '../experiment/catalog';
import type { Experiment } from '../experiment/experiment';
import type { Engine, RunOptions } from './engine_port';

/** Brings to the engine what an experiment needs besides itself: samples that the core cannot make. */
export class DataSupply {
  readonly #fetchSamples: RunOptions['fetchSamples'];
  readonly #fetched = new Map<string, Promise<Uint8Array>>();
  readonly #supplied = new WeakMap<Engine, Set<string>>();

  constructor(fetchSamples: RunOptions['fetchSamples']) {
    this.#fetchSamples = fetchSamples;
  }

  /** Whether the engine lacks samples of this experiment's dataset. */
  lacks(engine: Engine, { data }: Experiment): boolean {
    const { id } = data.dataset;
    return datasetEntry(id).external && this.#supplied.get(engine)?.has(id) !== true;
  }

  /** Fetches them, each dataset once; one that could not be fetched is tried again next time. */
  async bring(engine: Engine, { data }: Experiment): Promise<void> {
    const { id } = data.dataset;
    const fetched = this.#fetched.get(id) ?? this.#fetchSamples(id);
    this.#fetched.set(id, fetched);
    try {
      await engine.provideData(id, await fetched);
    } catch (error) {
      this.#fetched.delete(id);
      throw error;
    }
    const supplied = this.#supplied.get(engine) ?? new Set();
    this.#supplied.set(engine, supplied.add(id));
  }
}
