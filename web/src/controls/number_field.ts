import { element, uniqueId } from './element';
import { type FieldOptions, field } from './field';
import { type NumberRange, nearestStop, sliderStops } from './slider_stops';

export interface NumberFieldOptions extends FieldOptions {
  readonly range: NumberRange;
  readonly value: number;
  /** Whether a slider stands beside the exact number. */
  readonly slider: boolean;
  readonly onChange: (value: number) => void;
  /** The sentence for an entry outside the range: names the entry and what is allowed. */
  readonly refusal: (entry: string) => string;
}

/** A labelled number: an exact entry and, if wanted, a slider over round values. */
export interface NumberField {
  readonly element: HTMLElement;
  set(value: number): void;
  /** Takes no entry for this reason, which stands beneath it; '' allows entries again. */
  setDisabled(reason: string): void;
  setMessage(text: string): void;
  /** A sentence about the present value, which stands wherever no error does; '' for none. */
  setRemark(text: string): void;
}

export function numberField(options: NumberFieldOptions): NumberField {
  const { range } = options;
  const entry = element('input', {
    id: uniqueId('number'),
    type: 'text',
    inputmode: range.scale === 'integer' ? 'numeric' : 'decimal',
    autocomplete: 'off',
    spellcheck: 'false',
    class: 'number-entry',
  });
  const stops = sliderStops(range);
  const slider = element('input', {
    type: 'range',
    min: 0,
    max: stops.length - 1,
    step: 1,
    'aria-label': options.label,
  });
  const frame = field(options, entry, options.slider ? [entry, slider] : [entry]);
  frame.element.classList.add(options.slider ? 'with-slider' : 'without-slider');
  let current = options.value;
  let remark = '';
  let reason = '';

  const clearMessage = () => frame.setMessage(reason || remark, 'reason');
  const show = () => {
    entry.value = plainNumber(current);
    const place = String(nearestStop(stops, current));
    if (slider.value !== place) slider.value = place;
    slider.setAttribute('aria-valuetext', plainNumber(current));
  };
  const accept = (value: number) => {
    clearMessage();
    const changed = value !== current;
    current = value;
    show();
    if (changed) options.onChange(value);
  };
  entry.addEventListener('change', () => {
    const value = parseNumber(entry.value);
    if (isAllowed(value, range)) accept(value);
    else frame.setMessage(options.refusal(entry.value.trim()));
  });
  entry.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    clearMessage();
    show();
  });
  slider.addEventListener('input', () => accept(stops[Number(slider.value)] ?? current));
  show();

  return {
    element: frame.element,
    setMessage: (text) => frame.setMessage(text),
    setRemark(text) {
      if (text === remark) return;
      remark = text;
      clearMessage();
    },
    set(value) {
      if (value === current) return;
      current = value;
      clearMessage();
      show();
    },
    setDisabled(text) {
      reason = text;
      entry.disabled = reason !== '';
      slider.disabled = reason !== '';
      clearMessage();
    },
  };
}

/** The number as one would type it, without rounding: 0.03, 1e-5. */
export function plainNumber(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential() : String(value);
}

/** Reads what a person types: a comma as decimal mark and full-width digits are fine. */
export function parseNumber(text: string): number {
  const plain = text.normalize('NFKC').trim().replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}

/** Whether a value lies in the closed range and is whole where it has to be. */
export function isAllowed(value: number, range: NumberRange): boolean {
  if (!Number.isFinite(value) || value < range.minimum || value > range.maximum) return false;
  return range.scale !== 'integer' || Number.isInteger(value);
}
