/** A line that has grown by this share of its epochs looks other than before. */
const VISIBLE_SHARE = 0.01;

/**
 * Whether the losses up to `epoch` look other than those drawn up to epoch `drawn`: all epochs share
 * the chart's width, of which a hundredth is about two pixels.
 */
export function looksOther(drawn: number, epoch: number): boolean {
  return epoch < drawn || epoch - drawn >= VISIBLE_SHARE * epoch;
}
