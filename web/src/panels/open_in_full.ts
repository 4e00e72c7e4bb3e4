import { element } from '../controls/element';
import { type Panel, stopAll, watchExperiment } from './context';
import { pageLink } from './share';

/** From a frame to the whole page with the same experiment. */
export const openInFull: Panel = (host, context) => {
  const link = element('a', { class: 'open-in-full', target: '_blank', rel: 'noopener' }, [
    context.texts.get('page.embed.openInFull'),
  ]);
  host.replaceChildren(link);
  return stopAll([
    watchExperiment(context, (experiment) => {
      link.href = pageLink('index.html', experiment);
    }),
  ]);
};
