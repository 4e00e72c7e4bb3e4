import type { Language } from './language';

const SEPARATORS: Readonly<Record<'items' | 'clauses' | 'sentences', Record<Language, string>>> = {
  items: { en: ', ', 'zh-Hans': '、' },
  clauses: { en: ', ', 'zh-Hans': '，' },
  sentences: { en: ' ', 'zh-Hans': '' },
};

/** Texts one after the other, parted as the language parts such; '' is none. */
export function joined(
  { language }: { readonly language: Language },
  kind: keyof typeof SEPARATORS,
  parts: readonly string[],
): string {
  return parts.filter((part) => part !== '').join(SEPARATORS[kind][language]);
}
