import { defaultExperiment } from '../experiment/defaults';
import type { Normalized } from '../experiment/schema';
import { fetchLinks } from '../state/link_sync';

/** What a link gives where the part that reads links could not be fetched. */
export const unfetched: Normalized = {
  experiment: defaultExperiment,
  notices: [{ key: 'linkNotFetched', values: {} }],
};

/** The experiment of the link that the page was opened with. */
export async function readLink(hash: string): Promise<Normalized> {
  const links = await fetchLinks().catch(() => null);
  return links?.parseLink(hash) ?? unfetched;
}
