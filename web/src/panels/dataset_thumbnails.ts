import type { SamplesOfPart } from '../../../wasm_bindings/descent_module';
import { element } from '../controls/element';
import { datasetEntry, entries } from '../experiment/catalog';
import type { Stop } from '../state/store';
import { type PageContext, stopAll } from './context';

/** One small picture per dataset; they are drawn when their samples have come. */
export function datasetThumbnails(context: PageContext): {
  canvas(dataset: string): HTMLElement;
  /** Draws them anew; pictures out of sight have no size to be drawn in. */
  readonly draw: () => void;
  readonly stop: Stop;
} {
  const canvases = new Map<string, HTMLCanvasElement>();
  /** Those of datasets that are fetched, once they have come. */
  const fetched = new Map<string, SamplesOfPart>();
  for (const { id } of entries('datasets')) {
    canvases.set(id, element('canvas', { class: 'thumbnail', 'aria-hidden': 'true' }));
  }
  const samples = (id: string) => context.store.get().thumbnails.get(id) ?? fetched.get(id);
  const drawAll = async () => {
    const { thumbnails } = context.store.get();
    if (thumbnails.size === 0) return;
    // Fetched with the first samples, which the first visit's first picture does not wait for.
    const painter = await import('./thumbnail_painter').catch(() => null);
    // Without it the names of the datasets stand beside empty pictures.
    requestAnimationFrame(() => painter?.paintThumbnails(canvases, samples, context.texts));
  };
  const stop = stopAll([
    context.store.watch((state) => state.thumbnails, drawAll),
    context.store.watch(
      (state) => state.configured,
      (configured) => {
        const { id } = context.store.get().experiment.data.dataset;
        if (configured === null || !datasetEntry(id).external || fetched.has(id)) return;
        fetched.set(id, configured.training);
        void drawAll();
      },
    ),
    context.onTheme(drawAll),
  ]);
  return { canvas: (dataset) => canvases.get(dataset) ?? element('canvas'), draw: drawAll, stop };
}
