import { popover } from '../controls/popover';
import type { PageContext } from './context';
import { fetchWithWords, notFetched } from './fetched_panel';

/** The button that hands out the link and the line that embeds the page elsewhere. */
export function shareButton(context: PageContext) {
  const share = popover(context.texts.get('page.share.share'), async () => {
    try {
      const { shareFields } = await fetchWithWords(() => import('./share_fields'), context);
      return shareFields(context);
    } catch {
      return [notFetched(context)];
    }
  });
  return { element: share.element, stop: share.close };
}
