import { type Child, element } from '../controls/element';

/** The heading of a zone; `beside` stands at the line's other end. */
export function zoneTitle(title: string, beside: readonly Child[] = []): HTMLElement {
  return element('div', { class: 'zone-title' }, [
    element('h2', {}, [title]),
    element('div', { class: 'zone-tools' }, beside),
  ]);
}
