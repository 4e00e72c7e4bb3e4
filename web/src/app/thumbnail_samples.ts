import type { SamplesOfPart } from '../../../wasm_bindings/descent_module';
import { EngineClient } from '../engine/client';
import { withData, withDataset, withLayers } from '../experiment/adapt';
import { datasetEntry, entries, setting, type Task } from '../experiment/catalog';
import { defaultExperiment } from '../experiment/defaults';
import type { PageState } from '../state/page_state';
import type { Store } from '../state/store';
import { firstPicture } from './first_picture';

/** Points that a picture of a finger's width can show apart. */
const SAMPLES = 240;

/**
 * Asks a second, short-lived engine for a few samples of each dataset of a task, once that task's
 * pictures are in sight and the page stands.
 */
export function thumbnailLoader(store: Store<PageState>): (task: Task) => void {
  const asked = new Set<Task>();
  let last = firstPicture(store);
  return (task) => {
    if (asked.has(task)) return;
    asked.add(task);
    last = last.then(() => collect(store, task));
  };
}

async function collect(store: Store<PageState>, task: Task): Promise<void> {
  // The lean module has all data of two classes, and few others.
  const engine = new EngineClient({ on: {}, startsFull: task !== 'binary' });
  const samples = new Map<string, SamplesOfPart>();
  try {
    for (const { id, external, task: itsTask } of entries('datasets')) {
      if (itsTask !== task || external) continue; // those are fetched only when chosen
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
  store.update({ thumbnails: new Map([...store.get().thumbnails, ...samples]) });
}
