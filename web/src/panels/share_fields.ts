import { button } from '../controls/button';
import { element, setText, uniqueId } from '../controls/element';
import type { Experiment } from '../experiment/experiment';
import { experimentToLink } from '../experiment/link';
import type { PageContext } from './context';

/** Height that holds the embedded page in columns of 560 to 960 pixels; narrower ones scroll, or follow its `resize` messages. */
const EMBED_HEIGHT = 1000;

/** A page of this site with an experiment. */
export function pageLink(page: 'index.html' | 'embed.html', experiment: Experiment): string {
  const base = new URL(page === 'index.html' ? './' : page, location.href);
  base.search = '';
  base.hash = experimentToLink(experiment);
  return base.href;
}

/** The link, and the line that embeds the page elsewhere, each to be copied. */
export function shareFields({ texts, store }: PageContext): readonly HTMLElement[] {
  const { experiment } = store.get();
  const embed = pageLink('embed.html', experiment).replaceAll('&', '&amp;');
  const title = texts.get('page.name');
  const code = `<iframe src="${embed}" title="${title}" width="100%" height="${EMBED_HEIGHT}" loading="lazy"></iframe>`;
  return [
    copyField(texts.get('page.share.link'), pageLink('index.html', experiment)),
    copyField(texts.get('page.share.embed'), code),
  ];

  function copyField(label: string, value: string): HTMLElement {
    const text = element('input', { type: 'text', readonly: true, id: uniqueId('share'), value });
    const copy = button({
      label: texts.get('page.share.copy'),
      name: `${texts.get('page.share.copy')}: ${label}`,
      onPress: () =>
        void copyText(text).then((done) => {
          setText(result, texts.get(done ? 'page.share.copied' : 'page.share.copyByHand'));
        }),
    });
    const result = element('p', { class: 'copy-result', role: 'status' });
    text.addEventListener('focus', () => text.select());
    return element('div', { class: 'copy-field' }, [
      element('label', { for: text.id }, [label]),
      element('div', { class: 'copy-row' }, [text, copy]),
      result,
    ]);
  }
}

/** Copies a field's text; where the clipboard is denied the text is left selected. */
async function copyText(field: HTMLInputElement): Promise<boolean> {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false;
  }
}
