import type { SamplesOfPart } from '../../../wasm_bindings/descent_module';
import { EngineClient } from '../engine/client';
import { withData, withDataset, withLayers } from '../experiment/adapt';
import { datasetEntry, entries, setting } from '../experiment/catalog';
import { defaultExperiment } from '../experiment/defaults';
import type { PageState } from '../state/page_state';
import type { Store } from '../state/store';

/** Points that a picture of a finger's width can show apart. */
const SAMPLES = 240;
/** Milliseconds after the first picture: training comes first. */
const DELAY = 200;

/** Asks a second, short-lived engine for a few samples of each dataset, once the page stands. */
export function loadThumbnails(store: Store<PageState>): void {
  const stop = store.watch(
    (state) => state.picture !== null,
    (drawn) => {
      if (!drawn) return;
      setTimeout(() => void collect(store), DELAY);
      queueMicrotask(() => stop());
    },
  );
}

async function collect(store: Store<PageState>): Promise<void> {
  const engine = new EngineClient({ on: {} });
  const samples = new Map<string, SamplesOfPart>();
  try {
    for (const { id, external } of entries('datasets')) {
      if (external) continue; // fetched only when chosen
      const { minimum } = setting('data.testShare');
      const count = Math.min(SAMPLES, datasetEntry(id).defaultSamples);
      const chosen = withDataset(withLayers(defaultExperiment, []), id);
      const sampleCount = Math.max(count, setting('data.sampleCount').minimum);
      const { training } = await engine.configure(
        withData(chosen, { sampleCount, testShare: minimum }),
      );
      samples.set(id, training);
    }
  } catch {
    // The names of the datasets stand beside the empty pictures.
  } finally {
    engine.dispose();
  }
  store.update({ thumbnails: samples });
}
