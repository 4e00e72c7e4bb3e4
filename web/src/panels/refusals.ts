import type { Refusal } from '../state/page_state';

/** The path of the control a refusal belongs to: one control serves all layers. */
export function settingPath({ path }: Refusal): string {
  return path.replace(/^network\.layers\.\d+\./, 'network.layers.');
}
