import type { SamplesOfPart } from '../../../wasm_bindings/descent_module';
import { drawCells, drawRows, drawSequences } from '../charts/sample_thumbnails';
import {
  drawClassNames,
  drawThumbnail,
  type ThumbnailData,
  thumbnailPlaces,
} from '../charts/thumbnails';
import { chosenDataset } from '../experiment/chosen_dataset';
import { axesFor } from '../state/view_axes';
import type { Texts } from '../text/text';

/** Draws each dataset's samples as suits them, or the names of its classes where none have come. */
export function paintThumbnails(
  canvases: ReadonlyMap<string, HTMLCanvasElement>,
  samplesOf: (dataset: string) => SamplesOfPart | undefined,
  texts: Texts,
): void {
  const places = thumbnailPlaces([...canvases.values()]);
  [...canvases].forEach(([id, canvas], index) => {
    const samples = samplesOf(id);
    const place = places[index];
    if (!place) return;
    const { image, isSequence, wholeInputs, features, classes } = chosenDataset({ id });
    if (!samples) {
      const names = classes.map((name) => texts.classLabel(name));
      drawClassNames(canvas, names, place);
      return;
    }
    const data = thumbnailData(id, samples);
    if (isSequence) drawSequences(canvas, data, features, place);
    else if (wholeInputs) drawCells(canvas, data, image, place);
    else if (hasRows(data)) drawRows(canvas, data, place);
    else drawThumbnail(canvas, data, place);
  });
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
