import { element } from '../controls/element';
import { type Panel, stopAll, watchExperiment } from './context';

/** From a frame to the whole page with the same experiment. */
export const openInFull: Panel = (host, context) => {
  const link = element('a', { class: 'open-in-full', target: '_blank', rel: 'noopener' }, [
    context.texts.get('page.embed.openInFull'),
  ]);
  link.href = sameAddress();
  host.replaceChildren(link);
  return stopAll([
    watchExperiment(context, async (experiment) => {
      const share = await import('./share_fields').catch(() => null);
      if (share && context.store.get().experiment === experiment)
        link.href = share.pageLink('index.html', experiment);
    }),
  ]);
};

/** The whole page with what the frame's address says, until what writes links has come. */
function sameAddress(): string {
  const full = new URL('./', location.href);
  const preset = new URLSearchParams(location.search).get('preset');
  if (location.hash !== '') full.hash = location.hash;
  else if (preset !== null) full.searchParams.set('preset', preset);
  return full.href;
}
