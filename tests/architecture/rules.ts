/** Who may know whom, as data; `check_*.ts` hold the project's files against it. */

/** What everything in core may see, from the ground up: files of core/, and the kernels' folder. */
const foundations = {
  types: [],
  kernels: ['types'],
  random: ['types', 'kernels'],
  parameters: ['types', 'kernels'],
  number_text: ['types', 'kernels'],
  catalog: ['types', 'number_text'],
  task: ['types'],
  shape: ['types'],
  experiment: ['types', 'catalog', 'task'],
};
const foundation = Object.keys(foundations);

/** Families of formulas: one file pair each, none seeing another. */
const families = [
  'activations',
  'initializers',
  'schedules',
  'regularizers',
  'metrics',
  'gradient_clipping',
];

/** A room of core (a folder, or a file of core/ itself) and the other rooms it may include. */
export const coreRooms: Readonly<Record<string, readonly string[]>> = {
  ...foundations,
  ...Object.fromEntries(families.map((room) => [room, foundation])),
  datasets: foundation,
  losses: foundation,
  optimizers: foundation,
  layers: [...foundation, 'activations', 'initializers'],
  models: [...foundation, 'layers', 'activations', 'initializers'],
  training: [...foundation, ...families, 'models', 'losses', 'optimizers', 'datasets'],
  inspection: [...foundation, 'models', 'losses', 'datasets'],
  selection: [
    ...foundation,
    'training',
    'models',
    'losses',
    'optimizers',
    'datasets',
    'gradient_clipping',
  ],
};

/** Standard and other headers that core does without, and why. */
export const headersOutOfCore: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^emscripten/, 'core knows nothing of wasm'],
  [/^(iostream|istream|ostream|sstream|iomanip|print)$/, 'no streams'],
  [/^(fstream|filesystem)$/, 'no file access'],
  [/^(chrono|ctime|time\.h)$/, 'no clock'],
  [/^random$/, 'its distributions differ between libraries: core/random.h'],
  [/^(thread|mutex|atomic|future)$/, 'one thread'],
];

const elementary =
  'exp2?|expm1|log(?:2|10|1p)?|a?sinh?|a?cosh?|a?tanh?|atan2|pow|cbrt|hypot|erfc?|[lt]gamma';

/** Calls that core does without, and why. */
export const callsOutOfCore: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /\bs?rand\s*\(|random_device|\bsetRandom\b|(?:Matrix|Vector|Array)\w*::Random\s*\(/,
    'no global random state: core/random.h',
  ],
  [/\b(?:f|v|vf)?printf\s*\(|\bstd::c(?:out|err|in|log)\b/, 'no streams'],
];

/** Calls whose last bit differs between C libraries; only core/kernels may make them. */
export const elementaryCalls = new RegExp(
  `\\bstd::(?:${elementary})f?\\s*\\(|(?:\\.|->)(?:${elementary})\\s*\\(\\s*\\)`,
);

/** What puts the page together; no room below looks up to it. */
const top = ['app', 'element'];

/** A room of web/src and the rooms it must not import, not even for a type. */
export const webRooms: Readonly<Record<string, readonly string[]>> = {
  text: [...top, 'panels', 'controls', 'charts', 'state'],
  experiment: [...top, 'panels', 'controls', 'charts', 'state', 'engine'],
  engine: [...top, 'panels', 'controls', 'charts', 'state'],
  charts: [...top, 'panels', 'controls', 'state', 'engine'],
  controls: [...top, 'panels', 'charts', 'state', 'engine'],
  state: [...top, 'panels', 'controls'],
  panels: top,
};

/** Emscripten's glue; only the worker may reach it, and only from the room engine. */
export const wasmGlue = /^web\/src\/generated\/descent_/;

/** The most lines a file may have; a longer one lacks a room. */
export const maximumLines = 300;

/** Files that may be longer, by path, and why. */
export const longFiles: Readonly<Record<string, string>> = {};
