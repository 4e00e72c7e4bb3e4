import { element } from '../controls/element';
import type { Stop } from '../state/store';
import type { PageContext, Panel } from './context';

/**
 * A panel whose code, and all words, are fetched when it is first shown; afterwards it is there at
 * once. What stands in its place stays until it comes, or gives way to a message: many browsers repeat
 * a failed fetch's failure until the page is reloaded.
 */
export function fetchedPanel(fetch: (context: PageContext) => Promise<Panel>): Panel {
  return laterPanel((context) => fetchWithWords(() => fetch(context), context)).panel;
}

/** A panel that does with the first words, and whose code can be fetched before it is shown. */
export function preparedPanel(fetch: () => Promise<Panel>): {
  readonly panel: Panel;
  readonly prepare: () => Promise<void>;
} {
  const { panel, keep } = laterPanel(fetch);
  return { panel, prepare: async () => keep(await fetch()) };
}

function laterPanel(fetch: (context: PageContext) => Promise<Panel>): {
  readonly panel: Panel;
  readonly keep: (panel: Panel) => void;
} {
  let ready: Panel | null = null;
  const panel: Panel = (host, context) => {
    if (ready) return ready(host, context);
    let isOpen = true;
    let stop: Stop = () => {};
    fetch(context).then(
      (fetched) => {
        ready = fetched;
        if (isOpen) stop = fetched(host, context);
      },
      () => {
        if (isOpen) host.replaceChildren(notFetched(context));
      },
    );
    return () => {
      isOpen = false;
      stop();
    };
  };
  const keep = (fetched: Panel) => {
    ready = fetched;
  };
  return { panel, keep };
}

/** Fetches a part of the page, and all words at the same time; rejects when they cannot be had. */
export async function fetchWithWords<Part>(
  fetch: () => Promise<Part>,
  { texts }: PageContext,
): Promise<Part> {
  const [part] = await Promise.all([fetch(), texts.fetchAll()]);
  return part;
}

/** What stands in the place of a part that could not be fetched. */
export function notFetched({ texts }: PageContext): HTMLElement {
  return element('p', { role: 'status' }, [texts.get('page.shelf.notFetched')]);
}
