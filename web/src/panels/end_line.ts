import type { PageState } from '../state/page_state';
import type { Texts } from '../text/text';

type End = Pick<PageState, 'configured' | 'divergence' | 'stopped'>;

/** What ended training by itself, a divergence or a stop rule; '' while nothing has. */
export function endLine(texts: Texts, { configured, divergence, stopped }: End): string {
  if (divergence !== null) {
    const { kind, layer: number, epoch, step } = divergence;
    const isOutput = number === configured?.description.layers.length;
    const layer = texts.get(isOutput ? 'page.run.outputLayer' : 'page.run.hiddenLayer', { number });
    const place = texts.get(`page.run.divergedPlace.${kind}`, { layer });
    return texts.get('page.run.diverged', { place, epoch, step, kept: epoch - 1 });
  }
  if (stopped === null) return '';
  const { epoch, weightsEpoch: best } = stopped;
  const rule = texts.label('stopRules', stopped.rule);
  const key = best === epoch ? 'page.run.stopped' : 'page.run.stoppedAtBest';
  return texts.get(key, { rule, epoch, best });
}
