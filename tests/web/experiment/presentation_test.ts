import { describe, expect, test } from 'vitest';
import { hideIds, parsePresentation } from '../../../web/src/experiment/presentation';

describe('parsePresentation', () => {
  test('an empty query leaves everything to the page', () => {
    expect(parsePresentation('')).toEqual({
      presentation: { preset: null, hide: new Set(), theme: 'system', lang: null },
      notices: [],
    });
  });

  test('reads preset, hide, theme and lang', () => {
    const { presentation, notices } = parsePresentation(
      '?preset=penguins&hide=topBar,%20shelf,&theme=dark&lang=zh',
    );
    expect(notices).toEqual([]);
    expect(presentation).toEqual({
      preset: 'penguins',
      hide: new Set(['topBar', 'shelf']),
      theme: 'dark',
      lang: 'zh-Hans',
    });
  });

  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['zh', 'zh-Hans'],
    ['zh-Hans', 'zh-Hans'],
    ['ZH-CN', 'zh-Hans'],
  ])('lang=%s is %s', (tag, language) => {
    expect(parsePresentation(`lang=${tag}`).presentation.lang).toBe(language);
  });

  test('every part can be hidden', () => {
    const { presentation, notices } = parsePresentation(`hide=${hideIds.join(',')}`);
    expect([...presentation.hide]).toEqual([...hideIds]);
    expect(notices).toEqual([]);
  });

  test('what is unknown is told and left out', () => {
    const { presentation, notices } = parsePresentation(
      'preset=constructor&hide=data,toString,loss&theme=pink&lang=xx',
    );
    expect(presentation).toEqual({
      preset: null,
      hide: new Set(['data', 'loss']),
      theme: 'system',
      lang: null,
    });
    expect(notices.map(({ key, values }) => [key, values.given])).toEqual([
      ['presetUnknown', 'constructor'],
      ['hideUnknown', 'toString'],
      ['themeUnknown', 'pink'],
      ['langUnknown', 'xx'],
    ]);
  });
});
