/** The languages of the page and how one is chosen. */

export const languages = ['en', 'zh-Hans'] as const;

export type Language = (typeof languages)[number];

/** The language a tag such as `en-GB` or `zh-CN` means to us, or undefined. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split('-')[0];
  if (primary === 'en') return 'en';
  return primary === 'zh' ? 'zh-Hans' : undefined;
}

/** The language asked for, else the first of the reader's languages that we have, else English. */
export function chooseLanguage(
  requested: Language | null,
  navigatorLanguages: readonly string[],
): Language {
  if (requested !== null) return requested;
  for (const tag of navigatorLanguages) {
    const language = languageOf(tag);
    if (language !== undefined) return language;
  }
  return 'en';
}
