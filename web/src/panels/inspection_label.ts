import type { Inspected, UnitPlace } from '../charts/network_diagram';
import { element, setShown, setText } from '../controls/element';
import type { Stop } from '../state/store';
import type { PageContext } from './context';

/** A small label beside the neuron or link under the pointer, with its number. */
export function inspectionLabel(
  host: HTMLElement,
  { texts }: PageContext,
  nameGroup: (place: UnitPlace) => string,
): { show(inspected: Inspected | null): void; readonly stop: Stop } {
  const label = element('div', { class: 'inspection-label', 'aria-hidden': 'true', hidden: true });
  host.append(label);
  return {
    show(inspected) {
      const text = inspected === null ? '' : sentence(texts, inspected, nameGroup);
      setText(label, text);
      setShown(label, text !== '');
      if (inspected === null || text === '') return;
      const rightmost = Math.max(0, host.clientWidth - label.offsetWidth);
      label.style.left = `${Math.round(Math.min(inspected.x + 12, rightmost))}px`;
      label.style.top = `${Math.round(Math.max(0, inspected.y - label.offsetHeight - 12))}px`;
    },
    stop: () => label.remove(),
  };
}

function sentence(
  texts: PageContext['texts'],
  inspected: Inspected,
  nameGroup: (place: UnitPlace) => string,
): string {
  if (inspected.kind === 'link') {
    return texts.get('page.network.weight', { value: texts.formatNumber(inspected.weight) });
  }
  if (inspected.place.grouped) return nameGroup(inspected.place);
  const { bias, answer } = inspected;
  const told = [
    answer === null ? '' : texts.get('page.network.answer', { value: texts.formatNumber(answer) }),
    bias === null ? '' : texts.get('page.network.bias', { value: texts.formatNumber(bias) }),
  ];
  return told.filter(Boolean).join(' · ');
}
