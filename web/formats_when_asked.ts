import type { Plugin } from 'vite';

/**
 * What uPlot makes as it is loaded and our chart never asks for, as its axes have neither dates nor
 * uPlot's numbers: a browser's first number and date formats take about 20 ms.
 */
const formats = [
  [
    "const numFormatter = new Intl.NumberFormat(domEnv ? nav.language : 'en-US');",
    "const numFormatter = { format: (value) => new Intl.NumberFormat(domEnv ? nav.language : 'en-US').format(value) };",
  ],
  ['const localTz = new Intl.DateTimeFormat().resolvedOptions().timeZone;', ''],
  [
    'else if (tz == localTz)',
    'else if (tz == new Intl.DateTimeFormat().resolvedOptions().timeZone)',
  ],
] as const;

/**
 * uPlot's code with its formats made when they are asked for.
 *
 * @throws {Error} if a format is not where uPlot had it.
 */
export function makeWhenAsked(code: string): string {
  return formats.reduce((changed, [made, asked]) => {
    if (changed.split(made).length !== 2) throw new Error(`uPlot: not once there: ${made}`);
    return changed.replace(made, () => asked);
  }, code);
}

/** Has uPlot make its formats when they are asked for. */
export function formatsWhenAsked(): Plugin {
  return {
    name: 'formats-when-asked',
    transform: {
      filter: { id: /\/uPlot\.esm\.js$/ },
      handler: (code) => ({ code: makeWhenAsked(code), map: null }),
    },
  };
}
