import type { CurvatureInspection } from '../../../wasm_bindings/inspection_types';
import { lossShades } from '../charts/landscape_shades';
import type { Inspection, InspectionRequest } from '../engine/messages';
import type { Texts } from '../text/text';
import { formatPercent } from './formats';

/** What the reader has chosen to see. */
export type SurfaceChoice = Omit<Extract<InspectionRequest, { subject: 'surface' }>, 'subject'>;

/** Points along an axis of a plane, and of a line, where they cost less; the middle ones first chosen. */
export const POINTS = { 1: [33, 101, 301], 2: [17, 25, 41] } as const;
export const RADIUS = { minimum: 0.05, maximum: 20, scale: 'logarithmic' } as const;

export const firstChoice: SurfaceChoice = {
  directions: 'random',
  axes: 2,
  radius: 1,
  points: 25,
  seed: 1,
};

/** The largest step of plain gradient descent that does not run away; null without a limit. */
export function largestStableStep(eigenvalue: number): number | null {
  return eigenvalue > 0 ? 2 / eigenvalue : null;
}

/** Names of the two axes; principal components with the share of the variance each explains. */
export function axisNames(texts: Texts, { shares }: Inspection<'surface'>): [string, string] {
  const get = (name: string, values = {}) => texts.get(`page.shelf.landscape.${name}`, values);
  const [first, second] = shares;
  if (first === undefined || second === undefined) return [get('first'), get('second')];
  const share = (value: number) => texts.formatPercent(value);
  return [get('wayFirst', { share: share(first) }), get('waySecond', { share: share(second) })];
}

/** What the picture shows, in sentences. */
export function surfaceSentences(texts: Texts, surface: Inspection<'surface'>): string {
  const get = (name: string, values = {}) => texts.get(`page.shelf.landscape.${name}`, values);
  const { losses, shares, rows, path, epoch } = surface;
  const loss = losses[losses.length >> 1] ?? Number.NaN;
  const sentences = [get('ring', { loss, epoch: texts.formatInteger(epoch) })];
  const { lowest, highest, logarithmic } = lossShades(losses);
  if (rows > 1)
    sentences.push(get(logarithmic ? 'lightDark' : 'lightDarkLinear', { lowest, highest }));
  if (path.length > 0 && rows > 1) sentences.push(get('way'));
  const explained = shares.slice(0, rows > 1 ? 2 : 1).reduce((sum, share) => sum + share, 0);
  if (shares.length > 0)
    sentences.push(get('explained', { share: formatPercent(texts, explained) }));
  return sentences.join(texts.language === 'en' ? ' ' : '');
}

/** The sentence under the sharpness; '' where nothing needs to be said. */
export function sharpnessRemark(texts: Texts, look: CurvatureInspection): string {
  const get = (name: string, values = {}) => texts.get(`page.shelf.landscape.${name}`, values);
  if (look.eigenvalue <= 0) return get('negative');
  return look.converged ? '' : get('notConverged', { residual: look.residual });
}
