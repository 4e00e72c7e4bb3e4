import { hideHint } from '../controls/hint';
import { type PageContext, stopAll } from '../panels/context';
import type { Stop } from '../state/store';
import { zones } from './zones';

/** Fills every place of the page with its panel; the answer takes them all out again. */
export function mountPage(context: PageContext): Stop {
  const stops: Stop[] = [hideHint];
  for (const host of document.querySelectorAll<HTMLElement>('[data-zone]')) {
    const zone = zones[host.dataset.zone ?? ''];
    if (!zone) continue;
    const hidden = zone.hide !== undefined && context.hidden.has(zone.hide);
    host.hidden = hidden;
    if (!hidden) stops.push(zone.panel(host, context));
  }
  document.documentElement.dataset.mounted = '';
  return stopAll(stops);
}
