import type { Plugin } from 'vite';

/** What the loss chart, uPlot's one user, never asks of it, told in uPlot's own source. */
const unused: readonly (readonly [
  what: string,
  changes: readonly (readonly [RegExp, string])[],
])[] = [
  [
    'time on an axis',
    [
      [/^\t+let isTime = .*$/gm, ''],
      [/\bisTime\b/g, 'false'],
      [/time: FEAT_TIME/, 'time: false'],
      [/^const \[ time.*$/gm, ''],
      [/^\tconst _time(?:AxisSplits|AxisVals|SeriesVal) .*$/gm, ''],
      [/^\tconst _(?:tzDate|fmtDate) .*$/gm, ''],
      [/^\{\n\tuPlot\.fmtDate[^}]*\}/m, ''],
    ],
  ],
  [
    'steps, bars, splines, and parts of uPlot handed out for own ones',
    [
      [/^\tlet paths = uPlot\.paths = \{[^}]*\};$/m, ''],
      [/^\t\(paths\..*$/gm, ''],
      [/^uPlot\.(?:assign|fmtNum|rangeNum|rangeLog|rangeAsinh|orient|sync)\b.*$/gm, ''],
      [/^\tuPlot\.(?:addGap|clipGaps|join)\b.*$/gm, ''],
    ],
  ],
  [
    'points with an x of their own',
    [
      [/\bmode == 2\b/g, 'false'],
      [/\bmode == 1\b/g, 'true'],
    ],
  ],
  [
    'a legend',
    [
      [/^\tconst showLegend .*$/m, ''],
      [/\bshowLegend\b/g, 'false'],
      [/\blegend\.(?:live|show)\b/g, 'false'],
    ],
  ],
  [
    'scales other than linear ones and those of powers of ten',
    [
      [/\b(?:sc\.|scale\.)?distr == +(?:2|4|100)\b/g, 'false'],
      [/\bsc\.log == 2\b/g, 'false'],
    ],
  ],
  ['a selection by dragging', [[/\bselect\.show && dragging\b/g, 'false']]],
  [
    'a pointer shared with other charts',
    [
      [/\bsrc != null\b/g, 'false'],
      [/\bsrc == null\b/g, 'true'],
    ],
  ],
  ['bands between lines', [[/^\t\tflags != 0 && bands\.forEach/m, '\t\tfalse && bands.forEach']]],
  [
    'an upright x axis',
    [
      [/\bscaleX\.ori == 1\b/g, 'false'],
      [/\bscaleX\.ori == 0\b/g, 'true'],
    ],
  ],
];

/** uPlot's source without it; throws where another version of uPlot has no such place. */
export function leanSource(source: string): string {
  let lean = source;
  for (const [what, changes] of unused) {
    for (const [place, replacement] of changes) {
      if (lean.search(place) < 0) throw new Error(`uPlot: no place ${place} for ${what}`);
      lean = lean.replace(place, replacement);
    }
  }
  return lean;
}

/** Leaves out of the built page what of uPlot it does not use, a quarter of a first visit's chart. */
export function leanUplot(): Plugin {
  return {
    name: 'lean-uplot',
    apply: 'build',
    transform(code, id) {
      return /\/uplot\/dist\/uPlot\.esm\.js$/.test(id)
        ? { code: leanSource(code), map: null }
        : null;
    },
  };
}
