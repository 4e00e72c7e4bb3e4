import type { HideId } from '../experiment/presentation';
import type { Panel } from '../panels/context';
import { controlStrip } from '../panels/control_strip';
import { dataZone } from '../panels/data_zone';
import { liveRegion } from '../panels/live_region';
import { lossZone } from '../panels/loss_zone';
import { networkZone } from '../panels/network_zone';
import { noticeLine } from '../panels/notice_line';
import { openInFull } from '../panels/open_in_full';
import { outputZone } from '../panels/output_zone';
import { pageTitle } from '../panels/page_title';
import { settingsLine } from '../panels/settings_line';
import { shelf } from '../panels/shelf';
import { topBar } from '../panels/top_bar';

/** The panel for each place that a page may have (`data-zone`), and the word that hides it. */
export const zones: Readonly<Record<string, { readonly panel: Panel; readonly hide?: HideId }>> = {
  topBar: { panel: topBar, hide: 'topBar' },
  title: { panel: pageTitle },
  notices: { panel: noticeLine },
  controls: { panel: controlStrip },
  settings: { panel: settingsLine, hide: 'settings' },
  data: { panel: dataZone, hide: 'data' },
  network: { panel: networkZone, hide: 'network' },
  output: { panel: outputZone, hide: 'output' },
  loss: { panel: lossZone, hide: 'loss' },
  shelf: { panel: shelf, hide: 'shelf' },
  openInFull: { panel: openInFull },
  live: { panel: liveRegion },
};
