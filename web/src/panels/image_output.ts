import { SampleSheet, type SheetTile } from '../charts/sample_sheet';
import { element, setShown, setText } from '../controls/element';
import { toggle } from '../controls/toggle';
import { chosenDataset } from '../experiment/chosen_dataset';
import type { Texts } from '../text/text';
import { type Panel, stopAll } from './context';
import { samplesMatch } from './output_view';
import {
  exampleSentence,
  paced,
  type SampleView,
  sampleView,
  wrongSamples,
  wrongSentence,
} from './sample_view';
import { zoneTitle } from './zone_title';

/** Examples that one sheet holds. */
const MOST_TILES = 30;

/** A sheet of images with the class that the network gives to each. */
export const imageOutput: Panel = (host, context) => {
  const { store, texts, actions } = context;
  const get = (name: string) => texts.get(`page.output.samples.${name}`);
  const count = element('p', { class: 'output-caption' });
  const frame = element('div', { class: 'output-frame sheet-frame' });
  const empty = element('p', { class: 'sheet-note', hidden: true }, [get('noneWrong')]);
  const detail = element('p', { class: 'sheet-note' });
  const filter = toggle({
    label: get('wrongOnly'),
    look: 'check',
    value: store.get().view.wrongOnly,
    onChange: (wrongOnly) => actions.look({ wrongOnly }),
  });
  host.replaceChildren(
    zoneTitle(texts.get('page.output.title'), [count]),
    element('div', { class: 'view-toggles' }, [filter.element]),
    frame,
    empty,
    detail,
  );
  const sheet = new SampleSheet(frame, {
    label: get('sheet'),
    onInspect: (tile) => setText(detail, tile?.description ?? get('sheetHint')),
    onChoose: ({ sample }) => actions.look({ shownSample: sample }),
  });
  setText(detail, get('sheetHint'));

  let images: Float32Array | null = null;
  const draw = () => {
    const view = sampleView(store.get());
    if (!view) return;
    if (images !== view.part.columns) {
      images = view.part.columns;
      const { dataset } = view;
      sheet.setImages({
        values: images,
        stride: dataset.columns.length,
        rows: dataset.image.rows,
        columns: dataset.image.columns,
        range: dataset.ranges[0] ?? [0, 1],
      });
    }
    const tiles = imageTiles(texts, view, store.get().view.wrongOnly);
    sheet.update(tiles);
    setShown(empty, tiles.length === 0);
    setText(count, wrongSentence(texts, view));
  };
  const drawPaced = paced(() => store.get().playing, draw);
  return stopAll([
    store.watch((state) => state.picture, drawPaced),
    store.watch(
      (state) => samplesMatch(state) && chosenDataset(state.experiment.data.dataset).id,
      draw,
    ),
    store.watch(
      (state) => state.view.wrongOnly,
      (on) => {
        filter.set(on);
        draw();
      },
    ),
    store.watch(
      (state) => state.view.shownSample,
      (sample) => sheet.choose(sample),
    ),
    context.onTheme(() => sheet.setTheme()),
    () => sheet.destroy(),
  ]);
};

/** The first examples, or the first that are predicted wrong, with their words. */
export function imageTiles(texts: Texts, view: SampleView, wrongOnly: boolean): SheetTile[] {
  const { dataset, predicted, part, count } = view;
  const wrong = new Set(wrongSamples(predicted.classes, part.targets));
  const samples = wrongOnly ? [...wrong] : Array.from({ length: count }, (_, sample) => sample);
  return samples.slice(0, MOST_TILES).map((sample) => {
    const name = dataset.classes[predicted.classes[sample] ?? -1];
    return {
      sample,
      caption: name === undefined ? texts.formatNumber(Number.NaN) : texts.classLabel(name),
      isWrong: wrong.has(sample),
      description: exampleSentence(texts, view, sample),
    };
  });
}
