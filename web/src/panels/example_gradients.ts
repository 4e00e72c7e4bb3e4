import { NormBars } from '../charts/norm_bars';
import { SmallHistogram } from '../charts/small_histogram';
import { element, setShown, setText } from '../controls/element';
import { selectField } from '../controls/select_field';
import type { Inspection } from '../engine/messages';
import type { PageContext } from './context';
import { lengthHistogram, longest } from './example_numbers';
import { histogramRange } from './gradient_numbers';
import { medianOf } from './pass_numbers';

const BINS = 21;
/** Bars for so many samples. */
const MOST_BARS = 8;

/** The gradients of single samples, with the choice of which. */
export interface ExampleSection {
  readonly element: HTMLElement;
  /** Asks for what is chosen and shows it. */
  ask(): Promise<void>;
  /** Draws again in the colours of now. */
  draw(): void;
}

export function exampleSection(context: PageContext, onChoose: () => void): ExampleSection {
  const { texts, store } = context;
  const get = (name: string, values = {}) =>
    texts.get(`page.shelf.gradients.examples.${name}`, values);
  let samples: 'training' | 'nextBatch' = 'training';
  const which = selectField({
    label: get('samples'),
    options: (['training', 'nextBatch'] as const).map((value) => ({ value, label: get(value) })),
    value: samples,
    onChange(value) {
      samples = value === 'nextBatch' ? value : 'training';
      onChoose();
    },
  });
  const words = element('p', { class: 'example-words', role: 'status' });
  const picture = element('div', { class: 'histogram-cell' });
  const histogram = new SmallHistogram(picture);
  const range = element('span', { class: 'histogram-range' });
  picture.append(range);
  const barsHost = element('div', { class: 'gradient-bars' });
  const bars = new NormBars(barsHost, get('longest'), (value) => texts.formatNumber(value));
  const numbers = element('div', { class: 'example-numbers' }, [
    picture,
    element('div', {}, [element('h3', {}, [get('longest')]), barsHost]),
  ]);
  const root = element('section', { class: 'example-gradients' }, [
    element('h2', {}, [get('title')]),
    element('div', { class: 'shelf-fields' }, [which.element]),
    words,
    numbers,
    element('p', { class: 'table-note' }, [get('note')]),
  ]);
  setShown(numbers, false);

  const show = (look: Inspection<'examples'>) => {
    const { norms } = look;
    const counts = lengthHistogram(norms, BINS);
    const values = {
      smallest: norms.reduce((least, norm) => Math.min(least, norm), Number.POSITIVE_INFINITY),
      median: medianOf(norms),
      largest: counts.maximum,
      mean: look.meanNorm,
    };
    setText(words, get('lengths', { ...values, count: texts.formatInteger(norms.length) }));
    setShown(numbers, true);
    histogram.update(counts);
    setText(range, histogramRange(texts, counts));
    bars.update(
      longest(look, MOST_BARS).map(({ sample, length }) => ({
        name: get('sample', { number: texts.formatInteger(sample + 1) }),
        value: length,
      })),
    );
  };
  return {
    element: root,
    draw: () => histogram.draw(),
    async ask() {
      // All samples take longer than an epoch.
      if (samples === 'training' && store.get().playing) {
        setText(words, get('pause'));
        setShown(numbers, false);
        return;
      }
      const asked = samples;
      const look = await context.inspect({ subject: 'examples', samples });
      const isPresent = look?.run === store.get().configured?.run && root.isConnected;
      if (look && isPresent && asked === samples) show(look);
    },
  };
}
