import { element, uniqueId } from './element';

export interface Tab {
  readonly id: string;
  readonly label: string;
}

export interface TabsOptions {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The open tab, or null for none. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** A row of tabs over one panel; pressing the open tab closes it. */
export interface Tabs {
  readonly element: HTMLElement;
  readonly panel: HTMLElement;
  set(id: string | null): void;
}

export function tabs(options: TabsOptions): Tabs {
  const panelId = uniqueId('panel');
  const buttons = options.tabs.map(({ id, label }) => {
    const created = element(
      'button',
      { type: 'button', class: 'tab', id: uniqueId('tab'), 'aria-controls': panelId },
      [label],
    );
    created.addEventListener('click', () => options.onChange(open === id ? null : id));
    return { id, created };
  });
  const row = element('div', { class: 'tab-row', role: 'group', 'aria-label': options.label }, [
    ...buttons.map(({ created }) => created),
  ]);
  const panel = element('div', { class: 'tab-panel', id: panelId, hidden: true });
  let open: string | null = null;

  const set = (id: string | null) => {
    open = id;
    panel.hidden = id === null;
    for (const entry of buttons) {
      const isOpen = entry.id === id;
      entry.created.setAttribute('aria-expanded', String(isOpen));
      if (isOpen) panel.setAttribute('aria-labelledby', entry.created.id);
    }
  };
  set(options.value);
  return { element: element('div', { class: 'tabs' }, [row, panel]), panel, set };
}
