/**
 * The one scale for values: vermillion (lowest) through a light neutral to blue (highest), the same in
 * both themes, and the colours of up to ten classes. Blue and vermillion stay apart for normal, protan,
 * deutan and tritan sight (Okabe and Ito, Color Universal Design, 2008).
 */

export type Rgb = readonly [red: number, green: number, blue: number];

export const NEGATIVE: Rgb = [0xd5, 0x5e, 0x00];
export const NEUTRAL: Rgb = [0xf5, 0xf5, 0xf5];
export const POSITIVE: Rgb = [0x00, 0x72, 0xb2];

/** Entries of the diverging table. */
export const TABLE_SIZE = 256;
/** Where the neutral colour sits: index of a value in the middle of its range. */
const MIDDLE = (TABLE_SIZE - 1) / 2;

/** Classes after the first two of a two-class problem, ordered so that early ones differ most. */
const CLASS_COLORS: readonly Rgb[] = [
  [0x00, 0x72, 0xb2],
  [0xd5, 0x5e, 0x00],
  [0x00, 0x9e, 0x73],
  [0xcc, 0x79, 0xa7],
  [0x56, 0xb4, 0xe9],
  [0xe6, 0x9f, 0x00],
  [0x6a, 0x3d, 0x9a],
  [0x8a, 0x8a, 0x8a],
  [0x8c, 0x51, 0x0a],
  [0xf0, 0xe4, 0x42],
];

/** One opaque pixel as ImageData's bytes (red, green, blue, alpha) read as a little-endian integer. */
export function packPixel(red: number, green: number, blue: number): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** The diverging table, lowest value first, as pixels. */
export function createDivergingTable(
  negative: Rgb = NEGATIVE,
  neutral: Rgb = NEUTRAL,
  positive: Rgb = POSITIVE,
): Uint32Array {
  const table = new Uint32Array(TABLE_SIZE);
  for (let index = 0; index < TABLE_SIZE; index++) {
    const signed = (index - MIDDLE) / MIDDLE;
    const [red, green, blue] = mix(neutral, signed < 0 ? negative : positive, Math.abs(signed));
    table[index] = packPixel(red, green, blue);
  }
  return table;
}

/** A colour `share` (0 to 1) of the way from one to another, in whole bytes. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    Math.round(from[0] + (to[0] - from[0]) * share),
    Math.round(from[1] + (to[1] - from[1]) * share),
    Math.round(from[2] + (to[2] - from[2]) * share),
  ];
}

/** Table index of a value in [minimum, maximum]; values beyond are clamped, NaN is the middle. */
export function tableIndex(value: number, minimum: number, maximum: number): number {
  const share = (value - minimum) / (maximum - minimum);
  if (!(share >= 0)) return share < 0 ? 0 : TABLE_SIZE >> 1;
  return share >= 1 ? TABLE_SIZE - 1 : Math.floor(share * TABLE_SIZE);
}

/** The diverging scale's colour of a value in [minimum, maximum]. */
export function divergingRgb(value: number, minimum: number, maximum: number): Rgb {
  const signed = (tableIndex(value, minimum, maximum) - MIDDLE) / MIDDLE;
  return mix(NEUTRAL, signed < 0 ? NEGATIVE : POSITIVE, Math.abs(signed));
}

/** A class's colour; of two classes the first is vermillion and the second blue, as in the scale. */
export function classRgb(index: number, classCount: number): Rgb {
  if (classCount === 2) return index === 0 ? NEGATIVE : POSITIVE;
  return CLASS_COLORS[index % CLASS_COLORS.length] ?? NEUTRAL;
}

/** A class's colour as CSS text. */
export function classColor(index: number, classCount: number): string {
  return cssColor(classRgb(index, classCount));
}

/** A colour as CSS text. */
export function cssColor([red, green, blue]: Rgb): string {
  return `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`;
}
