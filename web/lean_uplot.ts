import type { Plugin } from 'vite';

/** What uPlot does as it is loaded, and what it does instead for our chart. */
const changes = [
  // A browser's first number and date formats take about 20 ms. Our axes have no dates and bring
  // their own numbers, so none is made unless it is asked for.
  [
    "const numFormatter = new Intl.NumberFormat(domEnv ? nav.language : 'en-US');",
    "const numFormatter = { format: (value) => new Intl.NumberFormat(domEnv ? nav.language : 'en-US').format(value) };",
  ],
  ['const localTz = new Intl.DateTimeFormat().resolvedOptions().timeZone;', ''],
  [
    'else if (tz == localTz)',
    'else if (tz == new Intl.DateTimeFormat().resolvedOptions().timeZone)',
  ],
  // Lines of other kinds, and what joins tables: what nothing names is left out of the built file.
  ['uPlot.join = join;', ''],
  ['(paths.stepped = stepped);', ''],
  ['(paths.bars    = bars);', ''],
  ['(paths.spline  = monotoneCubic);', ''],
] as const;

/**
 * uPlot's code without what our chart does not need.
 *
 * @throws {Error} if something is not where uPlot had it.
 */
export function leanCode(code: string): string {
  return changes.reduce((changed, [before, after]) => {
    if (changed.split(before).length !== 2) throw new Error(`uPlot: not once there: ${before}`);
    return changed.replace(before, () => after);
  }, code);
}

/** Has the built page take uPlot without what it does not need. */
export function leanUPlot(): Plugin {
  let isDone = false;
  return {
    name: 'lean-uplot',
    apply: 'build',
    transform: {
      filter: { id: /\/uPlot\.esm\.js$/ },
      handler(code) {
        isDone = true;
        return { code: leanCode(code), map: null };
      },
    },
    buildEnd(error) {
      if (!error && !isDone) throw new Error('uPlot: no file of this name');
    },
  };
}
