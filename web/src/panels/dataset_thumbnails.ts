import type { SamplesOfPart } from '../../../wasm_bindings/descent_module';
import { drawCells, drawRows, drawSequences } from '../charts/sample_thumbnails';
import {
  drawClassNames,
  drawThumbnail,
  type ThumbnailData,
  thumbnailPlaces,
} from '../charts/thumbnails';
import { element } from '../controls/element';
import { datasetEntry, entries } from '../experiment/catalog';
import { chosenDataset } from '../experiment/chosen_dataset';
import type { Stop } from '../state/store';
import { axesFor } from '../state/view_axes';
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
  const drawAll = () => {
    const { thumbnails } = context.store.get();
    if (thumbnails.size === 0) return;
    const places = thumbnailPlaces([...canvases.values()]);
    [...canvases].forEach(([id, canvas], index) => {
      const samples = thumbnails.get(id) ?? fetched.get(id);
      const place = places[index];
      if (!place) return;
      const { image, isSequence, wholeInputs, features, classes } = chosenDataset({ id });
      if (!samples) {
        const names = classes.map((name) => context.texts.classLabel(name));
        drawClassNames(canvas, names, place);
        return;
      }
      const data = thumbnailData(id, samples);
      if (isSequence) drawSequences(canvas, data, features, place);
      else if (wholeInputs) drawCells(canvas, data, image, place);
      else if (hasRows(data)) drawRows(canvas, data, place);
      else drawThumbnail(canvas, data, place);
    });
  };
  const stop = stopAll([
    context.store.watch(
      (state) => state.thumbnails,
      () => requestAnimationFrame(drawAll),
    ),
    context.store.watch(
      (state) => state.configured,
      (configured) => {
        const { id } = context.store.get().experiment.data.dataset;
        if (configured === null || !datasetEntry(id).external || fetched.has(id)) return;
        fetched.set(id, configured.training);
        requestAnimationFrame(drawAll);
      },
    ),
    context.onTheme(drawAll),
  ]);
  return { canvas: (dataset) => canvases.get(dataset) ?? element('canvas'), draw: drawAll, stop };
}

/** Two classes that two columns of three or more do not part. */
function hasRows({ task, columnCount }: ThumbnailData): boolean {
  return task === 'binary' && columnCount > 2;
}

function thumbnailData(
  id: string,
  samples: Pick<ThumbnailData, 'columns' | 'targets'>,
): ThumbnailData {
  const dataset = chosenDataset({ id });
  const { horizontalColumn, verticalColumn } = axesFor({ id });
  const range = (column: number) => dataset.ranges[column];
  const horizontalRange = range(horizontalColumn);
  const verticalRange = dataset.columns.length > 1 ? range(verticalColumn) : undefined;
  return {
    columns: samples.columns,
    targets: samples.targets,
    columnCount: dataset.columns.length,
    horizontalColumn,
    verticalColumn,
    task: dataset.task,
    classCount: dataset.classes.length,
    ...(horizontalRange ? { horizontalRange } : {}),
    ...(verticalRange ? { verticalRange } : {}),
  };
}
